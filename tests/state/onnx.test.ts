import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lostGpu, scoredFile } from '../fixtures/studio';
import { stopTime, studio, turnstile } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

async function trained(changes: Parameters<typeof studio>[0] = {}, pace = turnstile()) {
  pace.open();
  const app = await studio(changes, pace.tick);
  await app.state().openFile(scoredFile());
  await app.state().train();
  pace.close();
  return { ...app, pace, id: app.state().selected ?? '' };
}

it('measures every ONNX file of a run, and keeps what is measured where it is stopped', async () => {
  const { id, state, trainer, pace } = await trained();
  const measuring = state().measureOnnx(id);
  expect(state().onnx).toEqual({ kind: 'measuring', run: id, measures: null, progress: null });
  expect(trainer.asked.at(-1)?.params).toMatchObject({ run: { id }, precisions: ['fp32', 'fp16', 'q8'] });
  await pace.pass(2);
  expect(state().onnx).toMatchObject({ kind: 'measuring', measures: { files: [{ precision: 'fp32' }] } });
  state().stopMeasuringOnnx();
  pace.open();
  await measuring;
  expect(state().onnx).toMatchObject({ kind: 'stopped', measures: { files: [{ precision: 'fp32' }] } });
  await state().measureOnnx(id);
  expect(state().onnx).toMatchObject({ kind: 'done', run: id });
});

it('says why a measurement failed', async () => {
  const { id, state, pace } = await trained({ measureOnnx: { end: { problem: lostGpu } } });
  pace.open();
  await state().measureOnnx(id);
  expect(state().onnx).toEqual({ kind: 'failed', run: id, measures: null, problem: lostGpu });
});
