import { describe, expect, it } from 'vitest';
import { mappingBy } from '../../src/cli/flags/choiceFlags';
import { help, parseOptions, UsageError } from '../../src/cli/options';
import { assignedRoles } from '../../src/core/data/dataset/namedRoles';
import { ProblemError } from '../../src/core/errors';
import { fieldEntry, recipeFieldNames } from '../../src/core/recipe/fields';
import { renderEnglish } from '../../src/messages/english';
import { message } from '../../src/messages/message';

/** The problem that work has. */
function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('There is no problem.');
}

/** What is wrong with these arguments. */
function faultOf(args: readonly string[]) {
  try {
    parseOptions(args);
  } catch (error) {
    if (error instanceof UsageError) return error.what;
    throw error;
  }
  throw new Error('Nothing is wrong with these arguments.');
}

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
      expect(renderEnglish(help)).toContain(`  ${dashed} `);
      const typed = kind === 'text' ? 'query: ' : String(usual);
      const value = kind === 'flag' ? [] : [kind === 'numbers' ? '1' : typed];
      const set = kind === 'flag' ? true : kind === 'numbers' ? [1] : kind === 'text' ? typed : usual;
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

  it('takes the columns in one option, and those of single options before them', () => {
    const args = ['d.csv', '--out=m', '--columns', 'sentence1=Frage 1,label=score', '--label', 'rating'];
    expect(parseOptions(args)).toMatchObject({ roles: { sentence1: 'Frage 1', label: 'rating' } });
    expect(faultOf(['d.csv', '--out=m', '--columns=text=a'])).toMatchObject({ code: 'cli.usage.columns' });
  });

  it.each([
    ['', {}],
    ['--label-similar yes,ja --label-similar oui', { similar: ['yes', 'ja', 'oui'] }],
    ['--label-reversed', { reversed: true }],
    ['--no-label-reversed', { reversed: false }],
    ['--label-scale 0,5', { scale: { min: 0, max: 5 } }],
    ['--label-scale=-1..1', { scale: { min: -1, max: 1 } }],
    ['--label-scale keep', { scale: 'asIs' }],
    ['--keep-mark NS --keep-mark nan', { keptMarks: ['NS', 'nan'] }],
    ['--keep-label=- --keep-label=-1', { keptLabels: ['-', '-1'] }],
    ['--no-file-split', { useSplit: false }],
    ['--average-raters', { averaged: true }],
    ['--no-average-raters', { averaged: false }],
  ])('takes choices about the data by %j', (flags, choices) => {
    const args = ['d.csv', '--out=m', ...flags.split(' ').filter((part) => part !== '')];
    expect(parseOptions(args)).toHaveProperty('choices', choices);
  });

  it.each(['5,0', '5', 'a,b', '3,3'])('refuses the scale %j', (scale) => {
    expect(faultOf(['d.csv', '--out=m', `--label-scale=${scale}`])).toEqual(
      message('cli.usage.choice', { option: 'label-scale' }),
    );
  });

  it('saves a checkpoint at each evaluation, every N steps, or never', () => {
    const every = (...more: readonly string[]) => parseOptions(['d.csv', '--out', 'm', ...more]);
    expect(every()).toMatchObject({ checkpointEvery: null, resume: false });
    expect(every('--checkpoint-every', '50', '--resume')).toMatchObject({
      checkpointEvery: 50,
      resume: true,
    });
    expect(every('--checkpoint-every', '0')).toMatchObject({ checkpointEvery: 0 });
  });

  it.each([
    [['--out', 'm'], message('cli.usage.noData')],
    [['d.csv'], message('cli.usage.noOut')],
    [['a', 'b', 'c', '--out', 'm'], message('cli.usage.tooMany', { extra: ['c'] })],
    [['d.csv', '--base-only', '--out', 'm'], message('cli.usage.baseOnlyTakesNoData')],
    [['d.csv', '--out', 'm', '--checkpoint-every', '1.5'], message('cli.usage.checkpointEvery')],
    [
      ['d.csv', '--out', 'm', '--onnx', 'fp32,int4'],
      message('cli.usage.onnx', { given: 'int4', known: ['fp32', 'fp16', 'q8'] }),
    ],
  ])('refuses %j', (args, wrong) => {
    expect(faultOf(args)).toEqual(wrong);
  });

  it.each([
    [['--epochs', '0'], '--epochs: Epochs must be a whole number from 1 to 100; it is 0.'],
    [['--seed', ''], '--seed: Seed must be'],
    [['--compute', 'tpu'], '--compute: Compute must be auto, webgpu, wasm or cpu.'],
    [['--scheduler', 'Cosine'], '--scheduler: LR scheduler must be linear, '],
    [['--matryoshka-dims', '64,x'], '--matryoshka-dims: Matryoshka dimensions must be a'],
    [['--matryoshka-dims', '64,64'], 'Matryoshka dimensions must differ'],
    [['--keep-best=no'], '--keep-best'],
    [['--nonsense'], '--nonsense'],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(renderEnglish(faultOf(['d.csv', '--out', 'm', ...args]))).toContain(sentence);
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
  const guessed = { sentence1: 0, sentence2: 1, negatives: [], label: 2 };

  it('takes columns by name before number, and "none" for no column', () => {
    expect(assignedRoles(guessed, table, { sentence1: 'b', sentence2: '1', label: 'none' })).toEqual({
      sentence1: 1,
      sentence2: 0,
      negatives: [],
      label: null,
    });
    expect(assignedRoles(guessed, table, { negative: ['3'] })).toMatchObject({ negatives: [2] });
    expect(assignedRoles(guessed, table, { negative: ['b', '3'] })).toMatchObject({ negatives: [1, 2] });
    expect(assignedRoles({ ...guessed, negatives: [2] }, table, { negative: ['none'] }).negatives).toEqual(
      [],
    );
    expect(
      parseOptions(['d.csv', '--out', 'm', '--columns', 'sentence1=a,negative=b,negative=3']),
    ).toMatchObject({ roles: { sentence1: 'a', negative: ['b', '3'] } });
    expect(parseOptions(['d.csv', '--out', 'm', '--negative', 'b', '--negative', '3'])).toMatchObject({
      roles: { negative: ['b', '3'] },
    });
  });

  it('names the columns that there are where one is not', () => {
    const { what, next } = problemOf(() => assignedRoles(guessed, table, { label: '4' }));
    expect(what).toEqual(message('roles.column.missing', { name: '4' }));
    expect(next).toEqual(message('roles.column.missing.next', { columns: ['a', 'b', '3'] }));
  });
});

describe('mappingBy', () => {
  const table = {
    columns: ['title1', 'body1', 'title2', 'body2', 'answer'],
    rows: [
      ['Cats', 'They sleep.', 'Dogs', 'They bark.', 'zib'],
      ['Rain', 'It falls.', 'Snow', 'It melts.', 'zab'],
    ],
    lines: [2, 3],
  };
  const guessed = { roles: { sentence1: 0, sentence2: 2, negatives: [], label: 4 }, choices: {} };
  const given = { roles: {}, choices: {}, joinColumns: null };

  it('names what the person chose, and refuses a word that is no label', () => {
    const choices = { similar: ['zab'] };
    expect(mappingBy({ ...given, choices }, guessed, table)).toEqual({ roles: guessed.roles, choices });
    expect(
      problemOf(() => mappingBy({ ...given, choices: { similar: ['yes'] } }, guessed, table)),
    ).toMatchObject({
      what: message('cli.label.missing', { word: 'yes' }),
      next: message('cli.label.missing.next', { labels: ['zib', 'zab'] }),
    });
  });

  it('takes a label column that is named alone, and not the mean of raters, unless the mean is asked for', () => {
    const roles = { label: 'answer' };
    expect(mappingBy({ ...given, roles }, guessed, table).choices).toEqual({ averaged: false });
    const choices = { averaged: true };
    expect(mappingBy({ ...given, roles, choices }, guessed, table).choices).toEqual(choices);
  });

  it('joins the columns that can be one sentence, or none', () => {
    expect(mappingBy({ ...given, joinColumns: true }, guessed, table).choices).toEqual({
      joined: { sentence1: [0, 1], sentence2: [2, 3] },
    });
    expect(mappingBy({ ...given, joinColumns: false }, guessed, table).choices).toEqual({ joined: {} });
  });
});
