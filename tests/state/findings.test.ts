import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { finding } from '../../src/core/data/findings/finding';
import { checkDirection } from '../../src/core/data/findings/model/reversedLabel';
import { message } from '../../src/messages/message';
import { findingsOf } from '../../src/state/findings';
import { scoredFile } from '../fixtures/studio';
import { pass, settled, stopTime, studio } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

const few = finding({
  name: 'fewEvaluationPairs',
  count: 20,
  what: message('finding.fewEvaluationPairs', { rows: 20, isFile: false, reach: 0.44 }),
  next: message('finding.fewEvaluationPairs.next'),
});
const reversed = checkDirection({ spearman: -0.5, pairs: 200 });

async function opened() {
  const app = await studio({
    evaluationFindings: { end: { result: [few] } },
    checkBase: { end: { result: reversed } },
  });
  await app.state().openFile(scoredFile());
  await pass(1000);
  const asked = (name: 'evaluationFindings' | 'checkBase') =>
    app.trainer.asked.filter((call) => call.name === name).map(({ params }) => params);
  return { ...app, asked, names: () => findingsOf(app.state()).map(({ name }) => name) };
}

describe('findings', () => {
  it('come from the data, from what is evaluated and from the base model, the worst first', async () => {
    const { names, asked } = await opened();
    expect(names()).toEqual(['reversedLabel', 'fewEvaluationPairs']);
    expect(asked('evaluationFindings')).toEqual([{ seed: 42, heldOut: 0.1 }]);
    expect(asked('checkBase')).toMatchObject([{ compute: 'auto', seed: 42, settings: { pooling: 'auto' } }]);
  });

  it('on what is evaluated are asked for again where the share or the seed changes, and not for other fields', async () => {
    const { state, asked } = await opened();
    state().setField('epochs', 3);
    await pass(1000);
    expect(asked('evaluationFindings')).toHaveLength(1);
    state().setField('heldOut', 0.2);
    await pass(1000);
    expect(asked('evaluationFindings').at(-1)).toEqual({ seed: 42, heldOut: 0.2 });
  });

  it('of the base model are forgotten with the data and with the model, and asked for again', async () => {
    const { state, names, asked } = await opened();
    const opening = state().openFile(scoredFile());
    await opening;
    expect(names()).not.toContain('reversedLabel');
    await pass(1000);
    expect(names()).toContain('reversedLabel');
    expect(asked('checkBase')).toHaveLength(2);
    state().setHub({ id: 'a/b', revision: 'main' });
    expect(names()).not.toContain('reversedLabel');
    await pass(1000);
    expect(asked('checkBase')).toHaveLength(2);
  });

  it('are not asked for while a run is going, and not in its way where they fail', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const problem = {
      kind: 'DeviceError',
      what: message('worker.run.started'),
      kept: message('problem.kept.page'),
      next: message('worker.run.started.next'),
    } as const;
    const { state, trainer } = await studio({ checkBase: { end: { problem } } });
    await state().openFile(scoredFile());
    await pass(1000);
    expect(state().baseCheck).toBeNull();
    expect(state().problems).toEqual({});
    const run = state().train();
    void state().refreshBaseCheck();
    await pass(1000);
    await run;
    await settled();
    // Once before the run, and once after it.
    expect(trainer.asked.filter(({ name }) => name === 'checkBase')).toHaveLength(2);
    errors.mockRestore();
  });
});
