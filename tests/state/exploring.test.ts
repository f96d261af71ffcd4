import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sidesOf, tunedFromAnother } from '../../src/state/models';
import { unsearchable } from '../../src/state/unsearchable';
import { builtinModel, lostGpu as problem, reportOf, runEvents, scoredFile } from '../fixtures/studio';
import { typingDelay } from '../../src/state/pace/sleep';
import { pass, settled, stopTime, studio, turnstile, inTime } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

type Opened = Awaited<ReturnType<typeof studio>>;

/** The calls of `embed` or `search`, with model and sentences. */
const askedOf = ({ trainer }: Opened, name: 'embed' | 'search') =>
  trainer.asked.filter((call) => call.name === name).map(({ params }) => params);

/** The cosines are known after a pause in the typing. */
const known = async ({ state }: Opened) => {
  await pass(typingDelay);
  expect(state().comparison.kind).toBe('known');
};

/** Searches at once, as from the button. */
const find = async ({ state }: Opened) => {
  const search = state().find();
  await settled();
  await search;
};

describe('two sentences', () => {
  it('are a near miss of the dataset until a person types', async () => {
    const app = await studio();
    await app.state().openFile(scoredFile());
    const { nearMiss } = (await inTime(reportOf(scoredFile()))).examples;
    expect([app.state().pair.first, app.state().pair.second]).toEqual(nearMiss);
    app.state().setSentence('first', 'Mine.');
    await app.state().openFile(scoredFile());
    expect(app.state().pair.first).toBe('Mine.');
  });

  it('are not compared before they are on the screen', async () => {
    const app = await studio();
    await app.state().openFile(scoredFile());
    await app.state().ensureModel();
    await settled();
    expect(askedOf(app, 'embed')).toEqual([]);
    app.state().pairSeen();
    await known(app);
    expect(askedOf(app, 'embed')).toHaveLength(1);
  });

  it('have the base model’s cosine before a run, and both after one', async () => {
    const app = await studio();
    await app.state().openFile(scoredFile());
    app.state().pairSeen();
    await known(app);
    expect(app.state().comparison).toMatchObject({ last: { tuned: null } });
    await app.state().train();
    await known(app);
    expect(app.state().comparison).toMatchObject({ last: { tuned: expect.closeTo(0.8) } });
    expect(app.state().comparison).toMatchObject({ last: { base: expect.closeTo(0.6) } });
  });

  it('are compared once where they are typed fast, and a late answer is dropped', async () => {
    const gate = turnstile();
    const app = await studio({}, gate.tick);
    gate.open();
    await app.state().ensureModel();
    app.state().setSentence('first', 'A cat.');
    for (const text of ['A', 'A d', 'A dog.']) app.state().setSentence('second', text);
    gate.close();
    await pass(typingDelay);
    expect(askedOf(app, 'embed')).toHaveLength(1);
    app.state().setSentence('second', 'A train.');
    gate.open();
    await known(app);
    expect(app.state().comparison).toMatchObject({ last: { of: { first: 'A cat.', second: 'A train.' } } });
    expect(askedOf(app, 'embed')).toMatchObject([
      { run: null, texts: ['A cat.', 'A dog.'] },
      { run: null, texts: ['A cat.', 'A train.'] },
    ]);
  });

  it('wait during a run, and keep what was known', async () => {
    const gate = turnstile();
    const app = await studio({}, gate.tick);
    gate.open();
    await app.state().openFile(scoredFile());
    app.state().pairSeen();
    await known(app);
    gate.close();
    const asked = askedOf(app, 'embed').length;
    const run = app.state().train();
    await settled();
    app.state().setSentence('first', 'During the run.');
    await pass(typingDelay);
    expect(askedOf(app, 'embed')).toHaveLength(asked);
    expect(app.state().comparison).toMatchObject({ kind: 'known', last: { tuned: null } });
    gate.open();
    await run;
    await known(app);
    expect(app.state().comparison).toMatchObject({
      last: { of: { first: 'During the run.' }, tuned: expect.closeTo(0.8) },
    });
  });

  it('are not compared again after a run that failed, so that its problem is shown once', async () => {
    const app = await studio({ train: { end: { problem } } });
    await app.state().openFile(scoredFile());
    app.state().pairSeen();
    await known(app);
    await app.state().train();
    await settled();
    expect(askedOf(app, 'embed')).toHaveLength(1);
    expect(app.state().comparison).toMatchObject({ kind: 'known', last: { tuned: null } });
  });

  it('do not have a model fetched from elsewhere, but are compared once it is loaded', async () => {
    const app = await studio();
    app.state().setHub({ id: 'a/b', revision: 'main' });
    app.state().setSentence('first', 'A');
    app.state().setSentence('second', 'B');
    await pass(typingDelay);
    expect(app.trainer.asked).toEqual([]);
    expect(app.state().comparison.kind).toBe('none');
    await app.state().loadModel();
    await known(app);
  });

  it('say what failed, and are compared again when another device is chosen', async () => {
    let lost = true;
    const app = await studio({
      embed: () => ({ end: lost ? { problem } : { result: [Float32Array.of(1), Float32Array.of(1)] } }),
    });
    await app.state().openFile(scoredFile());
    await app.state().ensureModel();
    app.state().pairSeen();
    await settled();
    expect(app.state().comparison).toEqual({ kind: 'failed', problem });
    lost = false;
    app.state().setField('compute', 'wasm');
    await known(app);
    expect(askedOf(app, 'embed').at(-1)).toMatchObject({ compute: 'wasm' });
  });

  it('forget their numbers with the model that gave them', async () => {
    const app = await studio();
    await app.state().openFile(scoredFile());
    app.state().pairSeen();
    await known(app);
    app.state().setHub({ id: 'a/b', revision: 'main' });
    expect(app.state().comparison).toEqual({ kind: 'none' });
  });
});

describe('a base model that is being loaded', () => {
  it('is waited for by the search and the comparison', async () => {
    const gate = turnstile();
    const app = await studio({}, gate.tick);
    gate.open();
    await app.state().openFile(scoredFile());
    gate.close();
    app.state().chooseFolder({ name: 'mine', files: [] });
    app.state().setQuery('A cat');
    const search = app.state().find();
    app.state().pairSeen();
    await settled();
    expect(app.state()).toMatchObject({ model: { kind: 'loading' }, comparison: { kind: 'asking' } });
    gate.open();
    await search;
    expect(app.state().search.found?.query).toBe('A cat');
    await known(app);
  });
});

describe('the fine-tuned model', () => {
  it('stands beside the base model that it was trained from, and no other', async () => {
    const app = await studio({ loadModel: { end: { result: builtinModel } } });
    await app.state().openFile(scoredFile());
    app.state().chooseFolder({ name: 'mine', files: [] });
    await app.state().train();
    expect(sidesOf(app.state())).toEqual(['base', 'tuned']);
    app.state().chooseFolder({ name: 'mine', files: [] });
    expect(sidesOf(app.state())).toEqual(['base']);
    expect(tunedFromAnother(app.state())).toBe(true);
    app.state().chooseBaseModel({ kind: 'builtin' });
    expect(tunedFromAnother(app.state())).toBe(true);
  });

  it('is there after a run that was stopped, not after one that failed, only evaluated or took no step', async () => {
    const stopped = runEvents().slice(0, 20).concat({ type: 'state', state: 'stopped' });
    const ends = [
      { reports: stopped, end: { result: null } },
      { reports: runEvents().slice(0, 20), end: { problem } },
      { reports: runEvents().slice(0, 4), end: { result: null } },
    ];
    const sides: number[] = [];
    for (const train of ends) {
      const app = await studio({ train });
      await app.state().openFile(scoredFile());
      await app.state().train();
      sides.push(sidesOf(app.state()).length);
    }
    const app = await studio();
    await app.state().openFile(scoredFile());
    await app.state().evaluateOnly(null);
    expect([...sides, sidesOf(app.state()).length]).toEqual([2, 1, 1, 1]);
  });
});

describe('a search', () => {
  it('asks the base model before a run, and both models after one', async () => {
    const app = await studio();
    await app.state().openFile(scoredFile());
    app.state().setQuery('A cat');
    await find(app);
    expect(app.state().search).toMatchObject({ kind: 'idle', found: { query: 'A cat', tuned: null } });
    await app.state().train();
    await find(app);
    expect(app.state().search.found?.tuned?.hits[0]?.text).toBe('A train.');
    expect(askedOf(app, 'search')).toMatchObject([
      { run: null },
      { run: null },
      { run: app.state().runs[0]?.id },
    ]);
  });

  it('follows what is typed once the sentences are embedded, and not before', async () => {
    const app = await studio();
    await app.state().openFile(scoredFile());
    app.state().setQuery('A');
    await pass(typingDelay);
    expect(askedOf(app, 'search')).toEqual([]);
    await find(app);
    app.state().setQuery('A dog');
    await pass(typingDelay);
    expect(app.state().search.found?.query).toBe('A dog');
    app.state().setQuery(' ');
    await settled();
    expect(app.state().search.found).toBeNull();
  });

  it('can be stopped while it embeds, and keeps the results before it', async () => {
    const gate = turnstile();
    const app = await studio({}, gate.tick);
    gate.open();
    await app.state().openFile(scoredFile());
    app.state().setQuery('A cat');
    await find(app);
    gate.close();
    app.state().setQuery('A dog');
    const search = app.state().find();
    await settled();
    expect(askedOf(app, 'search')).toHaveLength(2);
    await gate.pass(1);
    expect(app.state().search).toMatchObject({ kind: 'searching', indexing: { side: 'base' } });
    app.state().stopSearch();
    gate.open();
    await search;
    expect(app.state().search).toMatchObject({ kind: 'stopped', indexing: null, found: { query: 'A cat' } });
  });

  it('is cancelled when a run starts, and is refused until it ends', async () => {
    const gate = turnstile();
    const app = await studio({}, gate.tick);
    gate.open();
    await app.state().openFile(scoredFile());
    await app.state().ensureModel();
    gate.close();
    app.state().setQuery('A cat');
    const search = app.state().find();
    await settled();
    expect(askedOf(app, 'search')).toHaveLength(1);
    const run = app.state().train();
    expect(app.state().search.kind).toBe('idle');
    expect(unsearchable(app.state())).toBe('running');
    await find(app);
    expect(askedOf(app, 'search')).toHaveLength(1);
    gate.open();
    await Promise.all([search, run]);
    expect(app.state().search).toMatchObject({ kind: 'idle', problem: null, found: null });
  });

  it('forgets what it found with the data or the base model, and the fine-tuned results with their model', async () => {
    const report = await inTime(reportOf(scoredFile()));
    const app = await studio({ openData: () => ({ end: { result: structuredClone(report) } }) });
    await app.state().openFile(scoredFile());
    app.state().setQuery('A cat');
    await app.state().train();
    await find(app);
    expect(app.state().search.found?.tuned).not.toBeNull();
    await app.state().train();
    expect(app.state().search.found).toMatchObject({ query: 'A cat', tuned: null });
    await app.state().openFile(scoredFile());
    expect(app.state().search.found).toBeNull();
    await find(app);
    app.state().setHub({ id: 'a/b', revision: 'main' });
    expect(app.state().search.found).toBeNull();
    expect(unsearchable(app.state())).toBe('absent');
  });

  it('says that the base model could not be loaded', async () => {
    const app = await studio({ loadModel: { end: { problem } } });
    await app.state().openFile(scoredFile());
    await settled();
    app.state().setQuery('A cat');
    await find(app);
    expect(app.state().search).toMatchObject({ kind: 'failed', problem });
  });

  it('says what failed', async () => {
    const app = await studio({ search: { end: { problem } } });
    await app.state().openFile(scoredFile());
    app.state().setQuery('A cat');
    await find(app);
    expect(app.state().search).toMatchObject({ kind: 'failed', problem });
  });
});
