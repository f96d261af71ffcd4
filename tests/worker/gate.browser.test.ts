import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/worker/pace/gate';

const never = new AbortController().signal;

/** Whether a promise has settled by the time that the messages under way were handled. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(
    () => (done = true),
    () => (done = true),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  return done;
}

describe('createGate', () => {
  it('lets messages in between passes', async () => {
    const gate = createGate();
    const { port1, port2 } = new MessageChannel();
    const received: string[] = [];
    port1.onmessage = () => received.push('message');
    port2.postMessage(null);
    for (let i = 0; i < 1000 && received.length === 0; i++) await gate.pass(never);
    expect(received).toEqual(['message']);
    port1.close();
  });

  it('waits while paused, and continues when resumed', async () => {
    const gate = createGate();
    gate.pause();
    const passing = gate.pass(never);
    expect(await settled(passing)).toBe(false);
    expect(gate.paused).toBe(true);
    gate.resume();
    expect(await settled(passing)).toBe(true);
    expect(gate.paused).toBe(false);
  });

  it('lets through what does not wait for a pause', async () => {
    const gate = createGate();
    gate.pause();
    expect(await settled(gate.pass(never, false))).toBe(true);
    expect(await settled(gate.pass(never))).toBe(false);
  });

  it('throws an AbortError, paused or not', async () => {
    const gate = createGate();
    await expect(gate.pass(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    const controller = new AbortController();
    gate.pause();
    const passing = gate.pass(controller.signal);
    controller.abort();
    await expect(passing).rejects.toMatchObject({ name: 'AbortError' });
  });
});
