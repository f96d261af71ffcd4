/** The downloads of a run: the model's folder, the rows with their predictions. */

import { wellFormed } from '../../core/data/sentence';
import type { Example } from '../../core/data/types';
import { listNames } from '../../core/data/parse/unfold/lists';
import { csvLine } from '../../core/data/writeCsv';
import { cosine } from '../../core/metrics/cosine';
import type { Progress, RunEvent } from '../../core/run/events';
import type { Precision } from '../../core/run/precisions';
import { message } from '../../messages/message';
import { encodeTexts, type Vectors } from '../encoder/encodeTexts';
import { allSentences, type Sentence } from '../encoder/tokenStore';
import { type FileStream, jsonFile, textFile } from '../model/files/files';
import type { RunResult } from '../train/runs';
import { adapterFolder } from './adapterFolder';
import { modelCard } from './modelCard';
import { modelFolder, settingsFor } from './modelFolder';
import { onnxFolder } from './onnxFolder';

type Encoding<T> = AsyncGenerator<Extract<RunEvent, { type: 'progress' }>, T>;

/** Runs an encoding to its end, at the caller's pace, and reports its progress. */
export type Follow = <T>(encoding: Encoding<T>) => Promise<T>;

/** A model with the rows that a run has trained it and evaluated it on. */
export type ModelWithRows = Pick<
  RunResult,
  'description' | 'encoder' | 'tokens' | 'dataset' | 'train' | 'heldOut'
>;

/** The number of rows whose vectors are in memory at once. */
const sliceRows = 5000;

/** The complete sentence-transformers folder, with its card and recipe. */
export function modelFiles(result: RunResult): Promise<readonly FileStream[]> {
  const { description, encoder, recipe } = result;
  const card = cardOf(result);
  return modelFolder({ description, weights: (wanted) => encoder.weights(wanted), card, recipe });
}

/** The same folder with ONNX files instead of safetensors. */
export function onnxFiles(
  result: RunResult,
  precisions: readonly Precision[],
): Promise<readonly FileStream[]> {
  const { description, encoder, recipe } = result;
  const own = [textFile('README.md', cardOf(result)), jsonFile('recipe.json', recipe)];
  const settings = settingsFor(description, recipe);
  const weights = (wanted: ReadonlySet<string>) => encoder.weights(wanted);
  return onnxFolder({ description, weights, own, settings, precisions });
}

function cardOf(result: RunResult): string {
  const { description, recipe, dataset, train, heldOut, plan, before, after, reducedTeacher, verdict } =
    result;
  return modelCard({
    name: `${description.name}-semblance`,
    config: description.config,
    prompts: description.prompts,
    recipe,
    data: dataset,
    rows: { train: train.length, heldOut: heldOut.length },
    ...(plan ? { plan } : {}),
    before: before?.metrics ?? null,
    after: after?.metrics ?? null,
    reducedTeacher,
    verdict,
  });
}

/** The adapter of a run with LoRA, to be loaded onto the base model; null if the run had none. */
export function adapterFiles({ description, encoder, recipe }: RunResult): readonly FileStream[] | null {
  return encoder.lora && adapterFolder({ description, lora: encoder.lora, recipe });
}

/** What the model makes of one row of the dataset. */
interface Prediction {
  /** Index into the table of the dataset. */
  readonly row: number;
  /** Of the first sentence with the second, and with each negative; null where the row has none there. */
  readonly cosines: readonly (number | null)[];
  readonly part: 'train' | 'held out' | 'evaluated' | 'not used';
}

/**
 * The dataset's rows with `pred` (the cosine, where they are pairs), `pred_negative` (that with the negative, numbered
 * where there are several columns of them) and `part`, as CSV in UTF-8.
 */
export async function* predictionsCsv(result: ModelWithRows, follow: Follow): AsyncGenerator<Uint8Array> {
  const { parsed, examples } = result.dataset;
  const [trained, evaluated] = [new Set(result.train.map(({ row }) => row)), new Set(result.heldOut)];
  const { sentence2: second, negatives } = result.dataset.roles;
  const single = second === null;
  const partOf = (example: Example): Prediction['part'] => {
    if (evaluated.has(example)) return trained.size > 0 ? 'held out' : 'evaluated';
    return trained.has(example.row) ? 'train' : 'not used';
  };
  const predict = (example: Example, vectors: Vectors): Prediction => {
    const { row, sentence1, sentence2 } = example;
    const first = vectors.get(sentence1, 'sentence1');
    const value = sentence2 === null ? null : cosine(first, vectors.get(sentence2, 'sentence2'));
    const present = new Set(example.negatives);
    const others = negatives.map((column) => {
      const text = wellFormed(parsed.table.rows[row]?.[column] ?? '').trim();
      return present.has(text) ? cosine(first, vectors.get(text, 'sentence2')) : null;
    });
    return { row, cosines: single ? others : [value, ...others], part: partOf(example) };
  };
  const lineOf = ({ row, cosines, part }: Prediction) =>
    csvLine([...(parsed.table.rows[row] ?? []), ...cosines.map((value) => String(value ?? '')), part]);
  const names = [...(single ? [] : ['pred']), ...listNames('pred_negative', negatives.length)];
  const utf8 = new TextEncoder();
  yield utf8.encode(csvLine([...parsed.table.columns, ...names, 'part']));
  for await (const { slice, vectors } of inSlices(result, examples.items, allSentences, follow)) {
    yield utf8.encode(slice.map((example) => lineOf(predict(example, vectors))).join(''));
  }
}

/** Slices of items, one after the other, with the vectors of their texts: those of one slice are in memory at a time. */
export async function* inSlices<Item>(
  { encoder, tokens }: Pick<ModelWithRows, 'encoder' | 'tokens'>,
  items: readonly Item[],
  sentencesOf: (item: Item) => readonly Sentence[],
  follow: Follow,
): AsyncGenerator<{ readonly slice: readonly Item[]; readonly vectors: Vectors }> {
  for (let start = 0; start < items.length; start += sliceRows) {
    const slice = items.slice(start, start + sliceRows);
    const progress = (share: number) => encoded(start + Math.round(share * slice.length), items.length);
    const vectors = await follow(encodeTexts(encoder, tokens, slice.flatMap(sentencesOf), progress));
    yield { slice, vectors };
  }
}

/** The progress event after encoding `done` of `total` items. */
export const encoded = (done: number, total: number): { readonly type: 'progress' } & Progress => ({
  type: 'progress',
  what: message('training.progress.encoding'),
  done,
  total,
});
