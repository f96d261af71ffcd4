import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../src/cli/options';
import { assignedRoles } from '../../src/cli/roles';

describe('parseOptions', () => {
  it('takes a recipe and a file, or a file alone', () => {
    expect(parseOptions(['r.json', 'd.csv', '--out', 'm'])).toMatchObject({
      recipe: 'r.json',
      data: 'd.csv',
    });
    expect(parseOptions(['d.csv', '--out', 'm'])).toMatchObject({ recipe: null, data: 'd.csv', out: 'm' });
  });

  it('has an option for each number of a recipe, and tells the share from the file to judge by', () => {
    const args = [
      'd.csv',
      '--out=m',
      '--learning-rate',
      '1e-4',
      '--held-out-share',
      '0.2',
      '--held-out',
      'e.csv',
    ];
    expect(parseOptions(args)).toMatchObject({
      numbers: { learningRate: 1e-4, heldOut: 0.2 },
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
    [['d.csv', '--out', 'm', '--compute', 'tpu'], '--compute must be one of auto, webgpu, wasm, cpu.'],
    [['d.csv', '--out', 'm', '--checkpoint-every', '1.5'], '--checkpoint-every must be a whole number'],
    [['d.csv', '--nonsense'], '--nonsense'],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  it('debugs where it is asked to', () => {
    expect(parseOptions(['d.csv', '--out', 'm'])).toMatchObject({ debug: false });
    expect(parseOptions(['d.csv', '--out', 'm', '--debug'])).toMatchObject({ debug: true });
    expect(parseOptions(['--base-only', '--out', 'm', '--debug'])).toMatchObject({ debug: true });
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
