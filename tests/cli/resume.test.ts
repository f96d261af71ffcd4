import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import type { Recipe } from '../../src/core/recipe/types';
import { message, type PlainCode } from '../../src/messages/message';
import { newFolder, type Said, train } from './commandLine';

const data = 'tests/fixtures/pairs-score.csv';

/** 300 rows: 34 steps an epoch, and evaluations at steps 4, 8, … */
const recipe: Recipe = {
  ...withLoss(defaultRecipe, 'CosineSimilarityLoss'),
  baseModel: { kind: 'folder', name: 'tiny-bert' },
  epochs: 3,
  batchSize: 4,
  gradientAccumulation: 2,
  learningRate: 2e-3,
  evaluateEvery: 4,
  keepBest: true,
};

let path = '';
const run = (out: string, more: readonly string[] = [], onEvent: Parameters<typeof train>[1] = undefined) =>
  train([path, data, '--base', 'tests/fixtures/tiny-bert', '--out', out, '--json', ...more], onEvent);

/** Kills the process at once when this is said for the n-th time. */
const killAt = (out: string, more: readonly string[], type: string, times: number) => {
  let left = times;
  return run(out, more, (event, signal) => {
    if (event.type === type && --left === 0) signal('SIGKILL');
  });
};

const model = (out: string) => readFile(join(out, 'model.safetensors'));
const resumedAt = (events: readonly Said[]) => events.find(({ type }) => type === 'resumed')?.['step'];
const notices = (events: readonly Said[]) =>
  events.flatMap(({ type, text }) => (type === 'notice' ? [text] : []));

let whole: Buffer;
let wholeHistory: string;

beforeAll(async () => {
  path = join(await newFolder(), 'recipe.json');
  await writeFile(path, JSON.stringify(recipe));
  const out = await newFolder();
  const { code, events } = await run(out);
  expect(code).toBe(0);
  expect(events.filter(({ type }) => type === 'checkpoint').length).toBeGreaterThan(5);
  expect(await readdir(out)).not.toContain('checkpoint');
  whole = await model(out);
  wholeHistory = await readFile(join(out, 'history.csv'), 'utf8');
}, 60_000);

describe('npm run train --resume', () => {
  it('gives the weights of an unbroken run, byte for byte, however often the run was killed', async () => {
    const out = await newFolder();
    const kills = [
      { more: [], type: 'checkpoint', times: 1 },
      // A few steps on, in the middle of an evaluation, and after a checkpoint at a step of its own.
      { more: ['--resume'], type: 'step', times: 3 },
      { more: ['--resume'], type: 'evaluation', times: 2 },
      { more: ['--resume', '--checkpoint-every', '3'], type: 'checkpoint', times: 2 },
    ];
    let reached = 0;
    for (const { more, type, times } of kills) {
      const { code, events } = await killAt(out, more, type, times);
      expect(code).toBe(null);
      if (more.length > 0) expect(resumedAt(events)).toBeGreaterThanOrEqual(reached);
      reached = Number(resumedAt(events) ?? 0);
      const found = await readdir(join(out, 'checkpoint'));
      expect(found.filter((name) => name.startsWith('step-')).length).toBeLessThanOrEqual(3);
    }
    const { code, events } = await run(out, ['--resume']);
    expect(code).toBe(0);
    expect(resumedAt(events)).toBeGreaterThan(0);
    expect((await model(out)).equals(whole)).toBe(true);
    expect(await readFile(join(out, 'history.csv'), 'utf8')).toBe(wholeHistory);
    expect(await readdir(out)).not.toContain('checkpoint');
  }, 120_000);

  it('resumes after Ctrl-C, from the older checkpoint where the newer one is cut short', async () => {
    const out = await newFolder();
    const stopped = await run(out, [], (event, signal) => {
      if (event['step'] === 10 && event.type === 'step') signal('SIGINT');
    });
    expect(stopped.code).toBe(130);
    const folder = join(out, 'checkpoint');
    expect(notices(stopped.events).at(-1)).toMatchObject(
      message('cli.checkpoint.resumable', { step: expect.any(Number), folder }),
    );
    const [newer = '', older = ''] = (await readdir(folder)).sort(
      (a, b) => Number(b.slice(5)) - Number(a.slice(5)),
    );
    const tensors = join(folder, newer, 'checkpoint.safetensors');
    await truncate(tensors, (await stat(tensors)).size - 8);
    await mkdir(join(folder, 'unfinished'));
    const { code, events } = await run(out, ['--resume']);
    expect(code).toBe(0);
    expect(`step-${String(resumedAt(events))}`).toBe(older);
    expect(notices(events)).toContainEqual(expect.objectContaining({ code: 'cli.checkpoint.before' }));
    expect(JSON.stringify(notices(events))).toMatch(/can't be read\. .*truncated/);
    expect((await model(out)).equals(whole)).toBe(true);
  }, 60_000);

  it('refuses other data, another recipe, another base model, and a folder without a run', async () => {
    const out = await newFolder();
    await killAt(out, [], 'checkpoint', 1);
    const fails = async (args: readonly string[]) => {
      const { code, events } = await train([...args, '--out', out, '--resume', '--json']);
      expect(code).toBe(1);
      return events.at(-1);
    };
    const base = ['--base', 'tests/fixtures/tiny-bert'];
    const differs = (field: PlainCode, checkpoint: string, now: string) =>
      message('recipe.differs', { field: message(field), checkpoint, now });
    expect(await fails([path, data, ...base, '--epochs', '4', '--seed', '1'])).toMatchObject({
      problem: {
        what: message('checkpoint.otherRecipe', {
          differences: [differs('field.epochs.label', '3', '4'), differs('field.seed.label', '42', '1')],
        }),
      },
    });
    const other = join(await newFolder(), 'other.csv');
    const rows = await readFile(data, 'utf8');
    await writeFile(other, rows.slice(0, rows.lastIndexOf('\n', rows.length - 2)));
    expect(await fails([path, other, ...base])).toMatchObject({
      problem: { what: message('checkpoint.otherData') },
    });
    expect(await fails([path, data, '--base', 'tests/fixtures/tiny-distilbert'])).toMatchObject({
      problem: { what: message('checkpoint.otherModel') },
    });
    const again = await run(out);
    expect(again.code).toBe(1);
    expect(JSON.stringify(again.events.at(-1))).toContain('contains an interrupted run');
    const nothing = await run(await newFolder(), ['--resume']);
    expect(JSON.stringify(nothing.events.at(-1))).toContain('There is no checkpoint in');
  }, 120_000);
});
