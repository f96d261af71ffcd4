/** The memory estimate of a run on its data, and whether its batches have to be encoded in parts. */

import type { Dataset } from '../../core/data/dataset/dataset';
import { allTextsOf, sentencesOf } from '../../core/data/sentence';
import type { Example } from '../../core/data/types';
import { DeviceError } from '../../core/errors';
import { message } from '../../messages/message';
import { trainingExamples } from '../../core/losses/trainingExamples';
import { losses } from '../../core/losses/catalogue';
import type { MemoryEstimate } from '../../core/model/types';
import { accumulates, keepsBest } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import {
  activationBudget,
  activationBytes,
  backendOf,
  emptyPass,
  estimateMemory,
  withSentence,
  type PassSize,
  type TrainedSize,
} from './estimate';
import { miniBatchSizeOf } from './miniBatchSize';
import { isSingle, withSettings } from '../model/settings';
import type { ModelDescription } from '../model/types';

export interface RunMemory {
  readonly estimate: MemoryEstimate;
  /** Maximum bytes of one pass through the encoder. */
  readonly budget: number;
  /** Bytes of a whole batch if they exceed the budget of one pass; else null. */
  readonly tooLarge: number | null;
}

/** The number of rows that are measured. */
const sampleSize = 2000;

export function estimateRunMemory(recipe: Recipe, model: ModelDescription, dataset: Dataset): RunMemory {
  const { config, tokenizer, prompts } = withSettings(model, recipe, isSingle(dataset));
  const textsOf = losses[recipe.loss].usesNegatives ? allTextsOf : sentencesOf;
  // The first sentence of a row comes first.
  const encode = (text: string, i: number) =>
    tokenizer.encode(prompts[i === 0 ? 'sentence1' : 'sentence2'] + text, recipe.maxSeqLength);
  const sample = measure(trainingExamples(recipe.loss, dataset.examples.items), textsOf, encode);
  const mini = miniBatchSizeOf(recipe);
  const apart = recipe.weightDecay === 0 && !recipe.freezeEmbeddings;
  const words = apart ? Math.min(sample.words, config.encoder.vocabSize) : null;
  const summed = mini !== null || accumulates(recipe);
  const trained: TrainedSize = {
    ...recipe,
    lora: recipe,
    words,
    summed,
    keepsBest: keepsBest(recipe),
  };
  const backend = backendOf(recipe.compute);
  const bytesOf = (pass: PassSize) => activationBytes(config.encoder, pass, backend, recipe).forward;
  const budget = activationBudget(config, trained);
  const batch = mini === null ? largestBatch(sample, recipe) : largestMiniBatch(sample, mini);
  const inParts = bytesOf(batch) > budget;
  const longest = withSentence(emptyPass, sample.longest);
  const pass = inParts ? scaled(batch, Math.max(bytesOf(longest), budget) / bytesOf(batch)) : batch;
  const estimate = {
    ...estimateMemory(config, { ...trained, summed: summed || inParts }, pass, backend),
    inParts,
  };
  return { estimate, budget, tooLarge: inParts ? bytesOf(batch) : null };
}

/** @throws DeviceError if the run exceeds the limit even with one sentence at a time */
export function checkMemory({ total, limit }: MemoryEstimate): void {
  if (total <= limit) return;
  throw new DeviceError(
    message('device.memory.run', { bytes: total, limit }),
    message('device.next.smallerModel'),
  );
}

interface Sample {
  /** The size of each row: all its texts together. */
  readonly rows: readonly PassSize[];
  /** The number of all rows, not only the sample's. */
  readonly count: number;
  readonly columns: number;
  /** Tokens of the longest sentence. */
  readonly longest: number;
  /** Distinct words of all rows, estimated from the sample. */
  readonly words: number;
}

function measure(
  items: readonly Example[],
  textsOf: (example: Example) => string[],
  encode: (text: string, i: number) => Int32Array,
): Sample {
  const step = Math.max(1, Math.floor(items.length / sampleSize));
  const chosen = items.filter((_, i) => i % step === 0).slice(0, sampleSize);
  const words = new Set<number>();
  let [longest, columns, atHalf] = [1, 1, 0];
  const rows = chosen.map((example, i) => {
    if (i === Math.floor(chosen.length / 2)) atHalf = words.size;
    const texts = textsOf(example).map(encode);
    for (const ids of texts) for (const id of ids) words.add(id);
    columns = Math.max(columns, texts.length);
    longest = Math.max(longest, ...texts.map(({ length }) => length));
    return texts.reduce((size, { length }) => withSentence(size, length), emptyPass);
  });
  // Heaps' law: distinct words grow as a power of the rows.
  const power = atHalf > 0 ? Math.log2(words.size / atHalf) : 1;
  const grown = words.size * (items.length / Math.max(1, chosen.length)) ** power;
  return { rows, count: items.length, columns, longest, words: Math.round(grown) };
}

/**
 * The largest of an epoch's random batches: the mean, and as many standard deviations more as the expected maximum of that
 * many normal values; grouped by length it has the longest rows.
 */
function largestBatch(sample: Sample, { batchSize, batching }: Recipe): PassSize {
  const size = Math.min(batchSize, sample.count);
  const batches = Math.max(1, Math.ceil(sample.count / size));
  const deviations = Math.sqrt(2 * Math.log(batches) * (1 - size / Math.max(size, sample.count)));
  return {
    tokens: largest(sample.rows.map(({ tokens }) => tokens)),
    tokenPairs: largest(sample.rows.map(({ tokenPairs }) => tokenPairs)),
  };

  function largest(values: readonly number[]): number {
    const sorted = values.toSorted((a, b) => b - a);
    const top = sorted.slice(0, Math.max(1, Math.round((size * values.length) / sample.count)));
    const most = size * mean(top);
    if (batching === 'group_by_length') return most;
    const average = mean(values);
    const variance = mean(values.map((value) => (value - average) ** 2));
    return Math.min(most, size * average + deviations * Math.sqrt(size * variance));
  }
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** The largest mini-batch of `sentences` sentences, of any column. */
const largestMiniBatch = ({ longest, count, columns }: Sample, sentences: number): PassSize => {
  const most = Math.min(sentences, count * columns);
  return { tokens: most * longest, tokenPairs: most * longest ** 2 };
};

const scaled = ({ tokens, tokenPairs }: PassSize, share: number): PassSize => ({
  tokens: tokens * share,
  tokenPairs: tokenPairs * share,
});
