import { describe, expect, it } from 'vitest';
import { help, parseOptions } from '../../src/cli/options';
import { assignedRoles } from '../../src/cli/roles';
import { fieldEntry, recipeFieldNames } from '../../src/core/recipe/fields';

describe('parseOptions', () => {
  it('takes a recipe and a file, or a file alone', () => {
    expect(parseOptions(['r.json', 'd.csv', '--out', 'm'])).toMatchObject({
      recipe: 'r.json',
      data: 'd.csv',
    });
    expect(parseOptions(['d.csv', '--out', 'm'])).toMatchObject({ recipe: null, data: 'd.csv', out: 'm' });
  });

  it.each([
    ['--learning-rate 1e-4', { learningRate: 1e-4 }],
    ['--held-out-share 0.2', { heldOut: 0.2 }],
    ['--scheduler cosine', { scheduler: 'cosine' }],
    ['--compute wasm', { compute: 'wasm' }],
    ['--keep-best', { keepBest: true }],
    ['--no-keep-best --freeze-embeddings', { keepBest: false, freezeEmbeddings: true }],
    [
      '--matryoshka-dims 384,192 --matryoshka-weights 1,0.5',
      { matryoshkaDims: [384, 192], matryoshkaWeights: [1, 0.5] },
    ],
    ['', {}],
  ])('sets fields of the recipe by %j', (flags, settings) => {
    const args = ['d.csv', '--out=m', ...flags.split(' ').filter((part) => part !== '')];
    expect(parseOptions(args)).toMatchObject({ settings });
    expect(parseOptions(args)).toHaveProperty('settings', settings);
  });

  it('has a flag for every field of a recipe, each with a line of help', () => {
    for (const name of recipeFieldNames) {
      const { kind, flag, default: usual } = fieldEntry(name);
      const dashed = `--${flag ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      expect(help).toContain(`  ${dashed} `);
      const value = kind === 'flag' ? [] : [kind === 'numbers' ? '1' : String(usual)];
      const set = kind === 'flag' ? true : kind === 'numbers' ? [1] : usual;
      expect(parseOptions(['d.csv', '--out=m', dashed, ...value])).toHaveProperty('settings', {
        [name]: set,
      });
    }
  });

  it('tells the share of the rows to evaluate on from the file to evaluate on', () => {
    expect(
      parseOptions(['d.csv', '--out=m', '--held-out-share', '0.2', '--held-out', 'e.csv']),
    ).toMatchObject({
      settings: { heldOut: 0.2 },
      heldOut: 'e.csv',
    });
  });

  it('saves the run at each evaluation, every so many steps, or never', () => {
    const every = (...more: readonly string[]) => parseOptions(['d.csv', '--out', 'm', ...more]);
    expect(every()).toMatchObject({ checkpointEvery: null, resume: false });
    expect(every('--checkpoint-every', '50', '--resume')).toMatchObject({
      checkpointEvery: 50,
      resume: true,
    });
    expect(every('--checkpoint-every', '0')).toMatchObject({ checkpointEvery: 0 });
  });

  it.each([
    [['--out', 'm'], 'Name the file with the data.'],
    [['d.csv'], '--out'],
    [['a', 'b', 'c', '--out', 'm'], '"c" is too much'],
    [
      ['d.csv', '--out', 'm', '--epochs', '0'],
      '--epochs: Epochs must be a whole number from 1 to 100; it is 0.',
    ],
    [['d.csv', '--out', 'm', '--seed', ''], '--seed: Seed must be'],
    [['d.csv', '--out', 'm', '--compute', 'tpu'], '--compute: Compute must be auto, webgpu, wasm or cpu.'],
    [['d.csv', '--out', 'm', '--scheduler', 'Cosine'], '--scheduler: LR scheduler must be linear, '],
    [
      ['d.csv', '--out', 'm', '--matryoshka-dims', '64,x'],
      '--matryoshka-dims: Matryoshka dimensions must be a',
    ],
    [['d.csv', '--out', 'm', '--matryoshka-dims', '64,64'], 'Matryoshka dimensions must differ'],
    [['d.csv', '--out', 'm', '--keep-best=no'], '--keep-best'],
    [['d.csv', '--out', 'm', '--checkpoint-every', '1.5'], '--checkpoint-every must be a whole number'],
    [['d.csv', '--nonsense'], '--nonsense'],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  it('is null for help', () => {
    expect(parseOptions(['--help'])).toBeNull();
  });
});

describe('assignedRoles', () => {
  const table = { columns: ['a', 'b', '3'], rows: [], lines: [] };
  const guessed = { sentence1: 0, sentence2: 1, negative: null, label: 2 };

  it('takes columns by name before number, and "none" for no column', () => {
    expect(assignedRoles(guessed, table, { sentence1: 'b', sentence2: '1', label: 'none' })).toEqual({
      sentence1: 1,
      sentence2: 0,
      negative: null,
      label: null,
    });
    expect(assignedRoles(guessed, table, { negative: '3' })).toMatchObject({ negative: 2 });
  });

  it('names the columns that there are where one is not', () => {
    expect(() => assignedRoles(guessed, table, { label: '4' })).toThrow(/no column "4".*"a", "b", "3"/);
  });
});
