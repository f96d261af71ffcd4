import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { cp, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { modelsIn } from '../../src/cli/compare/models';
import { measureOnnxFolder } from '../../src/cli/compare/onnx';
import { parseCompareOptions } from '../../src/cli/compare/options';
import { dataFile } from '../../src/cli/disk';
import { listen } from '../../src/cli/engine';
import { UsageError } from '../../src/cli/options';
import { terminalReporter } from '../../src/cli/terminal';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import { evaluatedSet } from '../../src/core/run/evaluationTexts';
import type { Precision } from '../../src/core/run/precisions';
import { message } from '../../src/messages/message';
import { readData } from '../../src/ml/run/readData';
import goldenJson from '../golden/onnx-folder.json';
import { newFolder, runCli } from './commandLine';

const data = 'tests/fixtures/pairs-dict.csv';
const graded = 'tests/fixtures/pairs-score.csv';
const golden = z
  .object({ rows: z.number(), pred: z.array(z.number()), spearman: z.number() })
  .parse(goldenJson);
const models = ['--models', 'tests/fixtures/tiny-bert', 'tests/fixtures/tiny-distilbert'];

const table = z.array(
  z.object({
    model: z.string(),
    cosine_ap: z.number(),
    difference_to_best: z.nullable(z.number()),
    pairs: z.number(),
  }),
);

describe('npm run compare', () => {
  it('evaluates models on the same first rows and prints the table alone to standard output', async () => {
    const { code, stdout, stderr } = await runCli(['compare', data, ...models, '--rows', '201', '--json']);
    expect(code).toBe(0);
    const [best, other] = table.parse(JSON.parse(stdout));
    expect([best?.model, other?.model].sort()).toEqual(['tiny-bert', 'tiny-distilbert']);
    expect([best?.pairs, other?.pairs]).toEqual([201, 201]);
    expect(best?.difference_to_best).toBeNull();
    expect(other?.difference_to_best).toBeLessThan(0);
    expect(stderr).toContain('first 201 of 300');
  });

  it('evaluates a folder that has an ONNX file alone, and marks it as for evaluation only', async () => {
    const models = ['--models', 'tests/fixtures/tiny-onnx', 'tests/fixtures/tiny-bert'];
    const { code, stdout, stderr } = await runCli(['compare', graded, ...models, '--rows', '201']);
    expect(code).toBe(0);
    const [heads, ...rows] = stdout.trim().split('\n');
    expect(heads).toMatch(/^Model .* Spearman /);
    expect(rows).toHaveLength(2);
    const onnx = rows.find((row) => row.startsWith('tiny-onnx (ONNX fp32), evaluation only '));
    expect(onnx).toContain(` ${golden.spearman.toFixed(4)} `);
    expect(rows.find((row) => row.startsWith('tiny-bert '))).toBeDefined();
    expect(stderr).toContain('Evaluating tiny-onnx (ONNX fp32) (1 of 2).');
    expect(stderr).toContain('with mean pooling, normalised');
    expect(stderr).not.toMatch(/fail|error|warn/i);
  });

  it('has the cosines of sentence-transformers for an ONNX model', async () => {
    await tf.setBackend('cpu');
    const rows = { recipe: defaultRecipe, rows: { limit: golden.rows, allRows: true } };
    const { dataset } = await readData(await dataFile(graded));
    const { set } = evaluatedSet(rows, dataset, null);
    const setting = { evaluationSet: set, now: () => performance.now() / 1000 };
    const shares: number[] = [];
    const measured = await listen(
      measureOnnxFolder('tests/fixtures/tiny-onnx', 'fp32', setting),
      ({ done, total }) => shares.push(done / total),
    );
    const { cosines } = measured.evaluation;
    expect(cosines).toHaveLength(golden.pred.length);
    const off = golden.pred.map((value, i) => Math.abs(value - (cosines[i] ?? NaN)));
    expect(Math.max(...off)).toBeLessThan(1e-5);
    expect(shares.at(-1)).toBe(1);
    expect(new Set(shares).size).toBeGreaterThan(3);
  });

  it('says in the words of the library why an ONNX file cannot be run, and what to do', async () => {
    const folder = await newFolder();
    await cp('tests/fixtures/tiny-onnx', folder, { recursive: true });
    await truncate(join(folder, 'onnx/model.onnx'), 5000);
    const { dataset } = await readData(await dataFile(graded));
    const { set } = evaluatedSet({ recipe: defaultRecipe, rows: { limit: 5, allRows: true } }, dataset, null);
    const measuring = measureOnnxFolder(folder, 'fp32', { evaluationSet: set, now: () => 0 });
    await expect(listen(measuring, () => {})).rejects.toMatchObject({
      problem: {
        what: { code: 'model.onnx.failed', params: { error: expect.stringMatching(/protobuf/i) } },
        next: message('cli.compare.onnxFailed.next'),
      },
    });
  });

  it('evaluates the ONNX files beside trainable weights where they are asked for, and says which there are', async () => {
    const folder = await newFolder();
    for (const name of ['tiny-onnx', 'tiny-bert']) {
      await cp(`tests/fixtures/${name}`, folder, { recursive: true });
    }
    const own = { folder, onnx: null };
    const named = (precisions: readonly Precision[]) => modelsIn(folder, precisions);
    const name = basename(folder);
    expect(await named([])).toEqual({
      models: [own],
      notes: [message('cli.compare.hasOnnx', { name, precisions: ['fp32'] })],
    });
    expect(await named(['fp32', 'q8'])).toEqual({
      models: [own, { folder, onnx: 'fp32' }],
      notes: [message('cli.compare.lacksOnnx', { name, missing: ['q8'], found: ['fp32'] })],
    });
    await expect(modelsIn('tests/fixtures/tiny-onnx', ['q8'])).rejects.toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          what: message('model.onnx.noFile', { path: 'onnx/model_quantized.onnx' }),
        }),
      }),
    );
  });

  it('says how far a model is and how long the rest takes in one line of the terminal', () => {
    const written: string[] = [];
    const reporter = terminalReporter({ write: (text) => written.push(text), width: 80 });
    const at = { name: 'minilm', number: 1, models: 2, what: message('training.progress.evaluating') };
    const text = message('cli.compare.progress', { ...at, done: 90, total: 200, left: 12.4 });
    reporter.event({ type: 'status', text });
    reporter.event({ type: 'notice', text: message('cli.stopped') });
    expect(written.join('')).toBe('minilm (1 of 2): Evaluating, 45 %, about 12 s left\r\x1b[KStopped.\n');
  });

  it('takes the models behind --models up to the next option, wherever the data stands', () => {
    const expected = { data, models: ['a', 'b', null], rows: 201, format: 'csv' };
    const first = [data, '--models', 'a', 'b', 'built-in', '--rows', '201', '--csv'];
    const last = ['--models', 'a', 'b', 'built-in', '--csv', '--rows=201', data];
    for (const args of [first, last]) expect(parseCompareOptions(args)).toMatchObject(expected);
  });

  it.each([
    [[data], 'cli.compare.noModels'],
    [['--models', 'a'], 'cli.usage.noData'],
    [[data, 'more.csv', '--models', 'a'], 'cli.compare.tooMany'],
    [[data, '--models', 'a', '--rows', '1'], 'cli.compare.rows'],
    [[data, '--models', 'a', '--compute', 'abacus'], 'cli.usage.value'],
    [[data, '--models', 'a', '--onnx', 'int4'], 'cli.usage.onnx'],
  ])('says what is wrong with the arguments: %j', (args, code) => {
    const fault = (() => {
      try {
        return parseCompareOptions(args);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(UsageError);
    expect(fault).toMatchObject({ what: { code } });
  });
});
