import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { fieldEntry, recipeFieldNames } from '../../../src/core/recipe/fields';
import type { ScriptData } from '../../../src/core/python/scriptData';
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

describe('the training script', () => {
  it('reads quotes as the page did', () => {
    expect(trainingScript(defaultRecipe, pairs)).not.toMatch(/quot|escapechar/);
    const read = (quoting: ScriptData['quoting']) => trainingScript(defaultRecipe, { ...pairs, quoting });
    expect(read('backslash')).toContain('escapechar="\\\\",\n    doublequote=False,\n)');
    expect(read('single')).toContain(`quotechar="'",\n)`);
    expect(read('none')).toContain('quoting=3,\n)');
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

  it('is the same for the same recipe and data', () => {
    expect(trainingScript(defaultRecipe, pairs)).toBe(trainingScript({ ...defaultRecipe }, { ...pairs }));
  });

  it('takes the built-in model from the folder that the command line makes', () => {
    const script = trainingScript(defaultRecipe, pairs);
    expect(script).toContain('#     npm run train -- --base-only --out semblance-base\n');
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
    expect(plain).not.toMatch(/peft|lora|adapter/i);
  });

  it('has nothing of what a recipe leaves out', () => {
    const plain = trainingScript(defaultRecipe, pairs);
    for (const word of ['requires_grad', 'load_best', 'EarlyStopping', 'import re', 'callbacks', 'class ']) {
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
