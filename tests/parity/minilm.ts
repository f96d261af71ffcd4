/** all-MiniLM-L6-v2: its vectors, and fifty steps of training on the batches that Python has trained on. */

import { join } from 'node:path';
import { openDataset } from '../../src/core/data/dataset/dataset';
import type { Example } from '../../src/core/data/types';
import { cosine } from '../../src/core/metrics/cosine';
import { scheduleAt } from '../../src/core/recipe/schedule';
import { dataFile } from '../../src/cli/disk';
import { listen } from '../../src/cli/engine';
import { message } from '../../src/messages/message';
import { encodeTexts, firstSentences } from '../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import type { ModelDescription } from '../../src/ml/model/types';
import { AdamW } from '../../src/ml/optim/adamw';
import { trainStep } from '../../src/ml/train/step';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import { largestDifference, worstOf, type Check } from './check';
import type { Reference } from './reference';

/** Below this a loss is so small that float32 rounds it by more than a thousandth. */
const minLoss = 1e-3;

export async function checkVectors(description: ModelDescription, { embeddings }: Reference): Promise<Check> {
  const encoder = await SentenceEncoder.create(description.config, description.weights());
  const tokens = createTokenStore(description, description.config.maxSeqLength);
  const vectors = await vectorsOf(encoder, tokens, embeddings.texts);
  encoder.dispose();
  const all = Float32Array.from(vectors.flatMap((vector) => [...vector]));
  return {
    what: 'all-MiniLM-L6-v2',
    difference: largestDifference(all, embeddings.values),
    tolerance: 1e-5,
  };
}

/**
 * @returns the losses' largest relative difference, and by how much the lowest cosine of two vectors falls short of 1
 */
export async function checkFiftySteps(
  description: ModelDescription,
  reference: Reference,
  run: Reference['fiftySteps']['runs'][number],
  data: string,
): Promise<{ readonly losses: Check; readonly vectors: Check }> {
  const { steps, batchSize, warmupSteps, learningRate, maxSeqLength } = reference.fiftySteps;
  const { dataset } = await openDataset(await dataFile(join(data, `${run.loss}.csv`)));
  const { items } = dataset.examples;
  const encoder = await SentenceEncoder.create(description.config, description.weights());
  const tokens = createTokenStore(description, maxSeqLength);
  const optimizer = new AdamW(encoder.parameters);
  const checks: Check[] = [];
  const ids = (rows: readonly Example[], text: (row: Example) => string | null) =>
    rows.map((row) => tokens.ids(text(row) ?? ''));
  for (let step = 0; step < steps; step++) {
    const rows = items.slice(step * batchSize, (step + 1) * batchSize);
    const batch = {
      sentence1: ids(rows, ({ sentence1 }) => sentence1),
      sentence2: ids(rows, ({ sentence2 }) => sentence2),
      negatives: null,
      labels: Float32Array.from(rows, ({ label }) => label ?? 1),
    };
    const { loss } = await trainStep(encoder, optimizer, [batch], {
      loss: run.loss,
      lossParams: {},
      learningRate: scheduleAt(step, { steps, warmupSteps, scheduler: 'linear' }, learningRate),
      maxGradNorm: 1,
      dropout: null,
    });
    const expected = run.lossValues[step] ?? NaN;
    const difference = Math.abs(loss - expected) / Math.max(Math.abs(expected), minLoss);
    checks.push({ what: run.loss, difference, tolerance: 1e-3 });
  }
  const { texts } = reference.embeddings;
  const vectors = await vectorsOf(encoder, tokens, texts);
  optimizer.dispose();
  encoder.dispose();
  const size = run.values.length / texts.length;
  const shortfalls = vectors.map((vector, i): Check => {
    const other = run.values.subarray(i * size, (i + 1) * size);
    return { what: run.loss, difference: 1 - cosine(vector, other), tolerance: 1e-4 };
  });
  return { losses: worstOf(checks), vectors: worstOf(shortfalls) };
}

async function vectorsOf(
  encoder: SentenceEncoder,
  tokens: ReturnType<typeof createTokenStore>,
  texts: readonly string[],
): Promise<readonly Float32Array[]> {
  const encoding = encodeTexts(encoder, tokens, firstSentences(texts), (share) => ({
    type: 'progress',
    what: message('training.progress.encoding'),
    done: share,
    total: 1,
  }));
  const vectors = await listen(encoding, () => {});
  return texts.map((text) => vectors.get(text) ?? new Float32Array(0));
}
