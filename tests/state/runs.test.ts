import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyGrid, gridRecipes } from '../../src/core/run/record/grid';
import { renderEnglish } from '../../src/messages/english';
import { baseNow, selectedRun, shownIsLatest, shownRun } from '../../src/state/runs';
import { maxCompared, missingData } from '../../src/state/compare/compared';
import { builtinModel, lostGpu, reportOf, scoredFile } from '../fixtures/studio';
import { settled, stopTime, studio, turnstile } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

/** A studio with data, and these losses trained one after the other. */
async function trained(...losses: readonly ('CosineSimilarityLoss' | 'CoSENTLoss' | 'AnglELoss')[]) {
  const made = await studio();
  await made.state().openFile(scoredFile());
  for (const loss of losses) {
    made.state().chooseLoss(loss);
    await made.state().train();
  }
  return made;
}

/** A studio in which a run is in progress. */
async function underWay() {
  const gate = turnstile();
  const made = await studio({}, gate.tick);
  gate.open();
  await made.state().openFile(scoredFile());
  await made.state().ensureModel();
  gate.close();
  const run = made.state().train();
  await gate.pass(20);
  return { ...made, gate, run };
}

const asked = ({ asked: calls }: { readonly asked: readonly { readonly name: string }[] }, name: string) =>
  calls.filter((call) => call.name === name);

describe('a run', () => {
  it('is kept with its number, settings, data, model and results', async () => {
    const { state } = await trained('CosineSimilarityLoss', 'CoSENTLoss');
    expect(state().runs).toMatchObject([
      { number: 1, job: 'train', state: 'finished', recipe: { loss: 'CosineSimilarityLoss' } },
      { number: 2, job: 'train', state: 'finished', recipe: { loss: 'CoSENTLoss' } },
    ]);
    const [first] = state().runs;
    expect(first).toMatchObject({
      data: { name: 'pairs.csv', rows: 60, mapping: { roles: { label: 2 } } },
      model: { name: 'Built-in', parameters: builtinModel.parameters },
      history: { state: 'finished', restored: null },
    });
    expect(first?.data.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.history.evaluations).toHaveLength(11);
  });

  it('has no sentences while another version of its file is open, whose lines have others', async () => {
    const report = await reportOf(scoredFile());
    const { state } = await studio({
      openData: ({ options }) => ({
        end: { result: options.header === false ? { ...report, fingerprint: 'other' } : report },
      }),
    });
    await state().openFile(scoredFile());
    await state().train();
    expect(await state().evaluationTexts()).not.toBeNull();
    await state().openFile(scoredFile(), { header: false });
    expect(await state().evaluationTexts()).toBeNull();
    const run = selectedRun(state());
    expect(run && missingData(state(), run)).toEqual({ why: 'notOpen', file: 'pairs.csv' });
  });

  it('is shown from its start, and again whenever it is selected', async () => {
    const { state } = await trained('CosineSimilarityLoss', 'CoSENTLoss');
    expect(selectedRun(state())?.number).toBe(2);
    expect(shownIsLatest(state())).toBe(true);
    state().selectRun(state().runs[0]?.id ?? null);
    expect(shownRun(state())).toMatchObject({ kind: 'ended', recipe: { loss: 'CosineSimilarityLoss' } });
    expect(shownRun(state())).toBe(shownRun(state()));
    expect(shownIsLatest(state())).toBe(false);
    state().selectRun(null);
    expect(shownRun(state())).toEqual({ kind: 'none' });
    expect(shownRun(state())).toBe(shownRun(state()));
  });

  it('that failed is kept with its problem, and those before it are as they were', async () => {
    const { state, trainer } = await trained('CosineSimilarityLoss');
    const [before] = state().runs;
    vi.spyOn(trainer, 'call').mockRejectedValueOnce(new Error('gone'));
    await state().train();
    expect(state().runs).toMatchObject([{ state: 'finished' }, { number: 2, state: 'failed' }]);
    expect(state().runs[0]).toBe(before);
  });

  it('is not started by a wrong field, which leaves the last result alone', async () => {
    const { state } = await trained('CosineSimilarityLoss');
    const shown = shownRun(state());
    state().setField('batchSize', 0);
    await state().train();
    await state().evaluateOnly(10);
    expect(state().problems.train?.kind).toBe('RecipeError');
    expect(state().runs).toHaveLength(1);
    expect(shownRun(state())).toBe(shown);
  });

  it('stays when another file is opened, or one that cannot be read', async () => {
    const { state } = await trained('CosineSimilarityLoss');
    const shown = shownRun(state());
    await state().openFile(new File(['a,b\nc,d'], 'other.csv'));
    expect(shownRun(state())).toBe(shown);
    expect(state().runs).toHaveLength(1);
  });

  it('of evaluation alone is a run as well', async () => {
    const { state } = await trained('CosineSimilarityLoss');
    await state().evaluateOnly(25);
    expect(state().runs).toMatchObject([{ job: 'train' }, { number: 2, job: 'evaluate', limit: 25 }]);
    state().selectRun(state().runs[0]?.id ?? null);
    expect(shownRun(state())).toMatchObject({ job: 'train', history: { state: 'finished' } });
  });
});

describe('the base model', () => {
  it('is known as soon as one run has evaluated it, until other rows are evaluated', async () => {
    const { state } = await trained();
    await state().loadModel();
    expect(baseNow(state())).toBeNull();
    await state().train();
    expect(baseNow(state())).toMatchObject({ step: 0 });
    state().chooseLoss('CoSENTLoss');
    expect(baseNow(state())).toMatchObject({ step: 0 });
    state().setField('heldOut', 0.3);
    expect(baseNow(state())).toBeNull();
  });

  it('stays known when the run is deleted', async () => {
    const { state } = await trained('CosineSimilarityLoss');
    state().deleteRun(state().runs[0]?.id ?? '');
    expect(baseNow(state())).toMatchObject({ step: 0 });
  });
});

describe('the list of runs', () => {
  it('renames and pins', async () => {
    const { state } = await trained('CosineSimilarityLoss');
    const id = state().runs[0]?.id ?? '';
    state().renameRun(id, '  the first ');
    state().pinRun(id, true);
    expect(state().runs).toMatchObject([{ name: 'the first', pinned: true }]);
  });

  it('deletes, and restores until something else is deleted', async () => {
    const { state } = await trained('CosineSimilarityLoss', 'CoSENTLoss', 'AnglELoss');
    const [first, second, third] = state().runs;
    state().toggleCompared(first?.id ?? '');
    state().deleteRun(first?.id ?? '');
    // Those that were compared before anything was marked are left.
    expect(state().compared).toEqual([third?.id, second?.id]);
    state().undoDelete();
    expect(state().runs).toEqual([first, second, third]);
    expect(state().selected).toBe(first?.id);
    state().deleteRun(first?.id ?? '');
    state().deleteRun(second?.id ?? '');
    state().undoDelete();
    state().undoDelete();
    expect(state().runs).toEqual([second, third]);
  });

  it('never gives a number twice', async () => {
    const { state } = await trained('CosineSimilarityLoss', 'CoSENTLoss');
    state().deleteRun(state().runs[1]?.id ?? '');
    await state().train();
    expect(state().runs.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('does not delete a run in progress', async () => {
    const { state, gate, run } = await underWay();
    state().deleteRun(state().runs[0]?.id ?? '');
    expect(state().runs).toMatchObject([{ state: 'running' }]);
    gate.open();
    await run;
    expect(state().runs).toMatchObject([{ state: 'finished' }]);
  });

  it(`compares at most ${maxCompared}`, async () => {
    const { state } = await trained();
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const id of ids) state().toggleCompared(id);
    expect(state().compared).toEqual(ids.slice(0, maxCompared));
    state().toggleCompared('a');
    expect(state().compared).toEqual(['b', 'c', 'd', 'e']);
  });

  it("takes a run's settings for the next one, which no suggestion changes", async () => {
    const { state } = await trained();
    state().chooseLoss('CoSENTLoss');
    state().setField('epochs', 3);
    state().setField('learningRate', 7e-5);
    await state().train();
    const [{ id = '', recipe } = {}] = state().runs;
    state().chooseLoss('CosineSimilarityLoss');
    state().resetField('epochs');
    state().resetField('learningRate');
    expect(state().recipe).not.toEqual(recipe);
    state().applySettings(id);
    expect(state().recipe).toEqual(recipe);
    state().setField('batchSize', 8);
    expect(state().recipe).toMatchObject({ epochs: 3, learningRate: 7e-5, loss: 'CoSENTLoss' });
  });
});

describe('the queue', () => {
  it('takes what is asked for during a run, and starts it when that has ended', async () => {
    const { state, gate, run, trainer } = await underWay();
    state().chooseLoss('CoSENTLoss');
    await state().train();
    state().chooseLoss('AnglELoss');
    expect(state().queue).toMatchObject([{ job: 'train', recipe: { loss: 'CoSENTLoss' } }]);
    expect(state().runs).toHaveLength(1);
    gate.open();
    await run;
    expect(state().queue).toEqual([]);
    expect(state().runs).toMatchObject([
      { number: 1, state: 'finished', recipe: { loss: 'CosineSimilarityLoss' } },
      { number: 2, state: 'finished', recipe: { loss: 'CoSENTLoss' } },
    ]);
    expect(asked(trainer, 'train')).toHaveLength(2);
    expect(selectedRun(state())?.number).toBe(2);
  });

  it('does not take the page from a run that was selected meanwhile', async () => {
    const { state } = await trained('CosineSimilarityLoss');
    const [first] = state().runs;
    const running = state().queueTraining(gridRecipes(state().recipe, { ...emptyGrid, seeds: [1, 2] }));
    state().selectRun(first?.id ?? null);
    await running;
    expect(state().runs).toHaveLength(3);
    expect(selectedRun(state())?.number).toBe(1);
  });

  it('stops one run and starts the next, or stops all', async () => {
    const { state, gate, run } = await underWay();
    await state().queueTraining(gridRecipes(state().recipe, { ...emptyGrid, seeds: [1, 2, 3] }));
    state().unqueue(state().queue[0]?.id ?? '');
    expect(state().queue.map(({ recipe }) => recipe.seed)).toEqual([2, 3]);
    await state().stop();
    await gate.pass(40);
    expect(state().runs).toMatchObject([{ state: 'stopped' }, { state: 'running', recipe: { seed: 2 } }]);
    await state().stopAll();
    gate.open();
    await run;
    expect(state().runs.map((record) => record.state)).toEqual(['stopped', 'stopped']);
    expect(state().queue).toEqual([]);
  });

  it('continues after a run that failed', async () => {
    let runs = 0;
    const { state } = await studio({
      train: () => (runs++ === 0 ? { end: { problem: lostGpu } } : { end: { result: null } }),
    });
    await state().openFile(scoredFile());
    await state().queueTraining(gridRecipes(state().recipe, { ...emptyGrid, seeds: [1, 2] }));
    expect(runs).toBe(2);
    expect(state().runs[0]).toMatchObject({ state: 'failed', history: { problem: lostGpu } });
  });

  it('says which runs failed while others waited, and not that the last one did, which says so itself', async () => {
    const { state } = await studio({ train: { end: { problem: lostGpu } } });
    await state().openFile(scoredFile());
    await state().queueTraining(gridRecipes(state().recipe, { ...emptyGrid, seeds: [1, 2, 3] }));
    expect(state().runs.map((record) => record.state)).toEqual(['failed', 'failed', 'failed']);
    expect(state().failedInQueue).toEqual(['#1', '#2']);
    const { runs, train } = state().problems;
    expect(runs && renderEnglish(runs.what)).toMatch(/^2 runs failed \(#1 and #2\); the last of them, #2: /);
    expect(train?.what).toEqual(lostGpu.what);
    await state().train();
    expect(state().failedInQueue).toEqual([]);
  });

  it('loads the base model that a run was asked for with, and the chosen one afterwards', async () => {
    const { state, gate, run, trainer } = await underWay();
    state().setHub({ id: 'a/b', revision: 'main' });
    await state().train();
    state().chooseBaseModel({ kind: 'builtin' });
    gate.open();
    await run;
    await settled();
    const sources = asked(trainer, 'loadModel').map((call) => 'params' in call && call.params);
    expect(sources).toMatchObject([
      { kind: 'builtin' },
      { kind: 'builtin' },
      { kind: 'hub', id: 'a/b' },
      { kind: 'builtin' },
    ]);
    expect(state().model.kind).toBe('ready');
    expect(state().problems).toEqual({});
  });
});
