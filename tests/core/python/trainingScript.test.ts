import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src/core/recipe/types';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { fieldEntry, recipeFieldNames } from '../../../src/core/recipe/fields';
import type { ScriptData } from '../../../src/core/python/data/scriptData';
import { trainingScript } from '../../../src/core/python/trainingScript';

// What the scripts do is tested by running them: tests/python/test_scripts.py.

const pairs: ScriptData = {
  name: 'pairs.csv',
  format: 'delimited',
  member: null,
  sheet: null,
  encoding: 'utf-8',
  delimiter: ';',
  quoting: 'double',
  header: true,
  columns: ['Column 1', 'Column 2', 'Column 3'],
  roles: { sentence1: 0, sentence2: 1, negatives: [2], label: null },
  labels: { kind: 'none' },
  ragged: false,
  changes: [],
};

/** The line with the settings that a script was written for. */
const writtenFor = /^written_for = .*$/m;

describe('the training script', () => {
  it('reads quotes as the page did', () => {
    expect(trainingScript(defaultRecipe, pairs)).not.toMatch(/quot|escapechar/);
    const read = (quoting: ScriptData['quoting']) => trainingScript(defaultRecipe, { ...pairs, quoting });
    expect(read('backslash')).toContain('escapechar="\\\\",\n    doublequote=False,\n    on_bad');
    expect(read('single')).toContain(`quotechar="'",\n    on_bad`);
    expect(read('none')).toContain('quoting=3,\n    on_bad');
  });

  it('names what the page changed after reading, and no text can end its docstring', () => {
    const script = trainingScript(defaultRecipe, {
      ...pairs,
      changes: ['Lists in "pos" were expanded.', '"""'],
    });
    expect(script).toContain('- Lists in "pos" were expanded.\n');
    const quotes = (text: string) => text.match(/"""/g)?.length;
    expect(quotes(script)).toBe(quotes(trainingScript(defaultRecipe, pairs)));
  });

  it('follows the split of the file, joined columns, marks and the scale that the person set', () => {
    const script = trainingScript(
      { ...defaultRecipe, loss: 'CosineSimilarityLoss' },
      {
        ...pairs,
        columns: ['title', 'other', 'body', 'score', 'split'],
        roles: { sentence1: 0, sentence2: 1, negatives: [], label: 3 },
        labels: { kind: 'score', min: 0, max: 4, rescaled: true, reversed: true },
        choices: { scale: { min: 0, max: 4 }, keptMarks: ['NS'] },
        joins: [{ sentence: 'sentence1', columns: [0, 2], guessed: false, joined: true }],
        marks: [
          { mark: 'NS', rows: 2, kept: true },
          { mark: 'N/A', rows: 1, kept: false },
        ],
        split: {
          column: 4,
          name: 'split',
          cells: { train: ['train'], dev: ['dev', 'Dev'], test: ['test'] },
          rows: { train: 9, dev: 3, test: 1 },
          unnamed: 0,
          evaluated: 'dev',
          possible: true,
          used: true,
        },
      },
    );
    expect(script).toContain('"sentence1": joined(rows.iloc[:, 0], rows.iloc[:, 2]),');
    expect(script).toContain('if text in ["NS"]:\n        return False');
    expect(script).toContain('.isin(["N/A"]).any(axis=1)]');
    expect(script).toContain('(4 - rows.iloc[:, 3].map(score, na_action="ignore")) / 4');
    expect(script).toContain('on_scale = 0 - 0.000001 <= value <= 4 + 0.000001');
    expect(script).toContain('held_out = parts.filter(lambda row: row["split"].strip() in ["dev", "Dev"])');
    expect(script).not.toContain('train_test_split');
    const plain = trainingScript(defaultRecipe, pairs);
    expect(plain).not.toMatch(/joined|is_missing|isin|on_scale|"split"/);
    expect(plain).toContain('train_test_split');
  });

  it('reads scores as the page does: percentages, and no number that marks a missing score', () => {
    const scored = (percent: boolean, kept: boolean) =>
      trainingScript(
        { ...defaultRecipe, loss: 'CosineSimilarityLoss' },
        {
          ...pairs,
          roles: { sentence1: 0, sentence2: 1, negatives: [], label: 2 },
          labels: { kind: 'score', min: 0, max: 100, rescaled: true, ...(percent ? { percent } : {}) },
          labelMarks: [{ mark: '-1', rows: 3, kept }],
        },
      );
    expect(scored(true, false)).toContain('if not found or found[2] == "" or text in ["-1"]:');
    expect(scored(false, true)).toContain('if not found or found[2] != "":');
  });

  it('leaves out rows without a label where all others say "similar"', () => {
    const roles = { sentence1: 0, sentence2: 1, negatives: [], label: 2 };
    const labels = { kind: 'positive', value: 'yes', cells: ['yes', 'Yes'] } as const;
    expect(trainingScript(defaultRecipe, { ...pairs, roles, labels })).toContain(
      'examples = examples[rows.iloc[:, 2].str.strip().isin(["yes", "Yes"])]',
    );
  });

  it('stops where the file has not the rows that the page made of it', () => {
    const firstRow = ['Where is it?', 'There.', 'No.'];
    const changed = trainingScript(defaultRecipe, { ...pairs, firstRow, changes: ['Lists were expanded.'] });
    expect(changed).toContain('first_row = ["Where is it?", "There.", "No."]');
    expect(trainingScript(defaultRecipe, { ...pairs, firstRow })).not.toMatch(/first_row|SystemExit/);
  });

  it('skips the lines above the table and the columns without a name as the page did', () => {
    const script = trainingScript(defaultRecipe, { ...pairs, linesAbove: 2, strays: ['unnamedColumns'] });
    expect(script).toContain('skiprows=3,\n    header=None,\n    names=range(3),');
  });

  it('is the same for the same recipe and data', () => {
    expect(trainingScript(defaultRecipe, pairs)).toBe(trainingScript({ ...defaultRecipe }, { ...pairs }));
  });

  it('takes the built-in model from the folder that is downloaded with it', () => {
    const script = trainingScript(defaultRecipe, pairs);
    expect(script).not.toContain('npm');
    expect(script).toContain('model = SentenceTransformer("semblance-base")');
  });

  it('names the model of the Hub with its revision', () => {
    const baseModel = { kind: 'hub', id: 'a/b', revision: 'v1' } as const;
    expect(trainingScript({ ...defaultRecipe, baseModel }, pairs)).toContain(
      'SentenceTransformer("a/b", revision="v1")',
    );
  });

  it('reads dict cells without evaluating them', () => {
    const dicts = { ...pairs, format: 'dict', columns: ['sen1', 'sen2', 'sen3'] } as const;
    for (const delimiter of [',', null] as const) {
      const script = trainingScript(defaultRecipe, { ...dicts, delimiter });
      expect(script).toContain('ast.literal_eval(cell.strip())');
      expect(script).not.toMatch(/\beval\(|\bexec\(/);
    }
  });

  it('cannot be broken out of by the name of a file', () => {
    const script = trainingScript(defaultRecipe, { ...pairs, name: 'a"\nimport os #.csv' });
    expect(script).toContain('"a\\"\\nimport os #.csv"');
  });

  it('names peft, and what LoRA takes, only for a recipe with LoRA', () => {
    const script = trainingScript({ ...defaultRecipe, loraRank: 4 }, pairs);
    expect(script).toContain('pip install "sentence-transformers[train]" pandas peft\n');
    const plain = trainingScript(defaultRecipe, pairs);
    expect(plain).toContain('pip install "sentence-transformers[train]" pandas\n');
    expect(plain.replace(writtenFor, '')).not.toMatch(/peft|lora|adapter/i);
  });

  it('reads numbers from recipe.json, so that it is the same script whatever they are', () => {
    const changed: Recipe = {
      ...defaultRecipe,
      epochs: 7,
      maxSteps: 40,
      batchSize: 24,
      learningRate: 1e-4,
      scheduler: 'constant_with_warmup',
      warmupSteps: 3,
      warmupRatio: 0.1,
      weightDecay: 0.01,
      maxGradNorm: 0,
      gradientAccumulation: 4,
      evaluateEvery: 10,
      heldOut: 0.3,
      maxSeqLength: 32,
      seed: 7,
    };
    const script = trainingScript(defaultRecipe, pairs);
    expect(trainingScript(changed, pairs)).toBe(script);
    const lora = { ...defaultRecipe, loraRank: 4 };
    expect(trainingScript({ ...lora, loraRank: 8, loraAlpha: 3, loraDropout: 0.2 }, pairs)).toBe(
      trainingScript(lora, pairs),
    );
    const [help = ''] = script.split('\n\nimport');
    for (const name of ['epochs', 'learningRate', 'seed']) expect(help).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('says what else it was written for, to stop where recipe.json has something else', () => {
    const [line = ''] = writtenFor.exec(trainingScript(defaultRecipe, pairs)) ?? [];
    expect(line).toContain('"keepBest": True');
    expect(line).toContain('"baseModel": {"kind": "builtin"}');
    expect(line).toContain('"lossParams": {');
    expect(line).toContain('"matryoshkaDims": []');
    // How the page computes is nothing to the script.
    expect(line).not.toMatch(/"(epochs|learningRate|seed|compute|precision)"/);
  });

  it('has nothing of what a recipe leaves out', () => {
    const plain = trainingScript({ ...defaultRecipe, keepBest: false }, pairs);
    for (const word of [
      'requires_grad',
      'load_best',
      'is kept',
      'EarlyStopping',
      'import re',
      'callbacks',
      'class ',
    ]) {
      expect(plain).not.toContain(word);
    }
  });

  it('has an argument for each field that names one', () => {
    const script = trainingScript({ ...defaultRecipe, loraRank: 4 }, pairs);
    const named = recipeFieldNames.flatMap((name) => fieldEntry(name).argument ?? []);
    expect(named.length).toBeGreaterThan(9);
    for (const argument of named) expect(script).toContain(`    ${argument.split('.')[1] ?? ''}=`);
  });
});
