import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defaultRecipe, parseRecipe, withLoss } from '../../src/core/recipe/recipe';
import type { Recipe } from '../../src/core/recipe/types';
import { diskFolder } from '../../src/cli/disk';
import { readModel } from '../../src/ml/sources/readModel';
import type { ModelDescription } from '../../src/ml/model/types';
import { newFolder, type Said, train } from './commandLine';

const data = 'tests/fixtures/pairs-score.csv';
const base = ['--base', 'tests/fixtures/tiny-bert'];

/** As the page saves it, for the scored pairs and the small fixture model. */
const recipe: Recipe = {
  ...withLoss(defaultRecipe, 'CosineSimilarityLoss'),
  baseModel: { kind: 'folder', name: 'tiny-bert' },
  epochs: 5,
  learningRate: 2e-3,
};

async function saved(value: Recipe): Promise<string> {
  const path = join(await newFolder(), 'recipe.json');
  await writeFile(path, JSON.stringify(value));
  return path;
}

async function firstWeight(model: ModelDescription | undefined) {
  for await (const { data } of model?.weights() ?? []) return Buffer.from(data.buffer);
  throw new Error('The model has no weights.');
}

const evaluationSet = z.object({
  metrics: z.object({ EmbeddingSimilarityEvaluator: z.object({ spearman_cosine: z.number() }) }),
});

const verdictSchema = z.object({
  verdict: z.object({ kept: z.number() }),
  says: z.array(z.object({ sentence: z.string() })),
});

const spearmans = (events: readonly Said[]) =>
  events
    .filter(({ type }) => type === 'evaluation')
    .map((event) => evaluationSet.parse(event).metrics.EmbeddingSimilarityEvaluator.spearman_cosine);

describe('npm run train', () => {
  it('writes the folder that the page lets download, with history and predictions, and Spearman rises', async () => {
    const out = await newFolder();
    const { code, events } = await train([await saved(recipe), data, ...base, '--out', out, '--json']);
    expect(code).toBe(0);
    const found = spearmans(events);
    expect(found.at(-1)).toBeGreaterThan((found[0] ?? 1) + 0.02);

    const files = await readdir(out, { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'README.md',
        'model.safetensors',
        'modules.json',
        'recipe.json',
        'tokenizer.json',
        'history.csv',
        'history.json',
        'predictions.csv',
      ]),
    );
    expect(parseRecipe(JSON.parse(await readFile(join(out, 'recipe.json'), 'utf8')))).toEqual(recipe);
    const predictions = (await readFile(join(out, 'predictions.csv'), 'utf8')).trim().split('\r\n');
    expect(predictions[0]).toMatch(/,pred,part$/);
    expect(predictions).toHaveLength(301);
    expect(predictions.filter((line) => line.endsWith(',held out'))).toHaveLength(30);
    const history: unknown = JSON.parse(await readFile(join(out, 'history.json'), 'utf8'));
    expect(history).toMatchObject({ state: 'finished', plan: { steps: 85 }, backend: { backend: 'wasm' } });
    const verdict = verdictSchema.parse(events.find(({ type }) => type === 'verdict'));
    expect(history).toMatchObject({
      keptStep: verdict.verdict.kept,
      verdict: { kept: verdict.verdict.kept },
    });
    const [headline = ''] = verdict.says.map(({ sentence }) => sentence);
    expect(headline).toMatch(/^(Better than the base|Too close to call): Spearman 0\.\d{4} → 0\.\d{4}, \+/);
    expect(await readFile(join(out, 'README.md'), 'utf8')).toContain(`**${headline}**`);
  });

  it('says before the run what is found in the data, and after the baseline that the label may be reversed', async () => {
    const path = join(await newFolder(), 'reversed.csv');
    const pairs = Array.from({ length: 40 }, (_, i) => [
      `the dog ${i}`,
      i % 2 ? `the dog ${i}` : `a car ${i}`,
    ]);
    const lines = pairs.map(([a = '', b = ''], i) => `${a},${b},${(i + 1) % 2}`);
    await writeFile(path, ['sentence1,sentence2,label', ...lines].join('\n'));
    const out = await newFolder();
    const args = [path, ...base, '--out', out, '--epochs', '1', '--json'];
    const { code, events } = await train(args);
    expect(code).toBe(0);
    const at = (text: string) => events.findIndex((event) => JSON.stringify(event).includes(text));
    const start = events.findIndex((event) => event.type === 'state' && event['state'] === 'training');
    for (const name of ['finding.equalDissimilar', 'finding.fewEvaluationPairs']) {
      expect(at(name)).toBeGreaterThan(-1);
      expect(at(name)).toBeLessThan(start);
    }
    expect(at('finding.reversedLabel')).toBe(events.findIndex(({ type }) => type === 'evaluation') + 1);
  });

  it('is the same bit for bit with the same seed, and another with another', async () => {
    const path = await saved({ ...recipe, epochs: 1 });
    const weights = async (seed: string) => {
      const out = await newFolder();
      expect((await train([path, data, ...base, '--out', out, '--seed', seed])).code).toBe(0);
      return readFile(join(out, 'model.safetensors'));
    };
    const [one, same, other] = [await weights('5'), await weights('5'), await weights('6')];
    expect(same.equals(one)).toBe(true);
    expect(other.equals(one)).toBe(false);
  });

  it('writes the adapter of LoRA beside the model that has it in its weights', async () => {
    const out = await newFolder();
    const path = await saved({ ...recipe, epochs: 1 });
    const { code } = await train([path, data, ...base, '--lora-rank', '4', '--out', out, '--json']);
    expect(code).toBe(0);
    expect((await readdir(join(out, 'adapter'))).toSorted()).toEqual([
      'README.md',
      'adapter_config.json',
      'adapter_model.safetensors',
      'recipe.json',
    ]);
    const config: unknown = JSON.parse(await readFile(join(out, 'adapter/adapter_config.json'), 'utf8'));
    expect(config).toMatchObject({ r: 4, lora_alpha: 16, base_model_name_or_path: 'tiny-bert' });
  });

  it('ends after the step under way on Ctrl-C, which npm may send twice, and saves the model so far', async () => {
    const out = await newFolder();
    const path = await saved({ ...recipe, epochs: 100 });
    const { code, events } = await train([path, data, ...base, '--out', out, '--json'], (event, signal) => {
      const again = event.type === 'notice' && JSON.stringify(event['text']).includes('cli.interrupted');
      if (again || event['step'] === 3) signal('SIGINT');
    });
    expect(code).toBe(130);
    expect(events.at(-1)).toMatchObject({ type: 'saved', folder: out });
    expect(await readdir(out)).toContain('model.safetensors');
    expect(JSON.parse(await readFile(join(out, 'history.json'), 'utf8'))).toMatchObject({ state: 'stopped' });
  });

  it('writes the built-in model as Python reads it, and trains nothing', async () => {
    const out = await newFolder();
    const { code, events } = await train(['--base-only', '--out', out, '--json']);
    expect(code).toBe(0);
    expect(events.map(({ type }) => type)).toEqual(['model', 'saved']);
    const [written, read] = await Promise.all(
      [out, 'public/models/builtin'].map(async (folder) => readModel(await diskFolder(folder))),
    );
    const [first, second] = await Promise.all([written, read].map((model) => firstWeight(model)));
    expect(second && first?.equals(second)).toBe(true);
    expect(written?.bytes).toBeGreaterThan(3.5 * (read?.bytes ?? Infinity));
    expect(await readdir(out)).not.toContain('recipe.json');
  });

  it('evaluates on a second file where one is given', async () => {
    const args = ['--held-out', data, '--epochs', '1', '--out', await newFolder()];
    const { code, stderr, stdout } = await train([
      await saved(recipe),
      'tests/fixtures/pairs-dict.csv',
      ...base,
      ...args,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Evaluated on 300 held-out pairs, not used for training.');
  });

  it('prints what each step takes to standard error with --debug, and nothing there without', async () => {
    const short = [await saved({ ...recipe, epochs: 1 }), data, ...base, '--json'];
    const [debugged, plain] = [
      await train([...short, '--out', await newFolder(), '--debug']),
      await train([...short, '--out', await newFolder()]),
    ];
    const lines = debugged.stderr.trim().split('\n');
    expect(lines).toHaveLength(debugged.events.filter(({ type }) => type === 'step').length);
    expect(lines[0]).toMatch(
      /^Step 1: tokenise [\d.]+ ms, forward [\d.]+ ms, backward [\d.]+ ms, read-back [\d.]+ ms, update [\d.]+ ms; [\d,]+ tensors of .*; [\d.]+ MB of backend memory\.$/,
    );
    expect(plain.stderr).toBe('');
  });
});

describe('what cannot be run', () => {
  const fails = async (args: readonly string[]) => {
    const { code, stdout, stderr } = await train(args);
    return { code, said: stdout + stderr };
  };

  it('names the loss that does not fit the data', async () => {
    const path = await saved({ ...withLoss(recipe, 'ContrastiveLoss') });
    const { code, said } = await fails([path, data, ...base, '--out', await newFolder()]);
    expect(code).toBe(1);
    expect(said).toContain('ContrastiveLoss does not fit this data. It needs exactly two labels');
  });

  it('says that a model of the Hub is taken as a folder', async () => {
    const path = await saved({ ...recipe, baseModel: { kind: 'hub', id: 'a/b', revision: 'main' } });
    const { code, said } = await fails([path, data, '--out', await newFolder()]);
    expect(code).toBe(1);
    expect(said).toMatch(
      /a\/b .*downloads nothing\.\nDownload that model, and name its folder with --base\./,
    );
  });

  it('leaves a folder alone that holds something', async () => {
    const out = await newFolder();
    await writeFile(join(out, 'precious.txt'), 'kept');
    const { code, said } = await fails([await saved(recipe), data, ...base, '--out', out]);
    expect(code).toBe(1);
    expect(said).toContain('is not empty');
    expect(await readdir(out)).toEqual(['precious.txt']);
  });

  it('names what is wrong with the arguments', async () => {
    expect(await fails([data])).toMatchObject({ code: 2, said: expect.stringContaining('--out') });
  });

  it('has a cause, whose lines in the sources --debug prints to standard error', async () => {
    const { code, stderr } = await train([data, ...base, '--out', 'package.json/model', '--debug']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Error: ENOTDIR/);
    expect(stderr).toMatch(/at async makeOutFolder \(.*src\/cli\/disk\.ts:\d+:\d+\)/);
  });
});
