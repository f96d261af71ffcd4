/** The vectors of a loss's teacher: another model's, or the base model's as it is before the training. */

import { getBackend } from '@tensorflow/tfjs-core';
import type { Dataset } from '../../core/data/dataset/dataset';
import type { Example } from '../../core/data/types';
import { RecipeError } from '../../core/errors';
import { readTaught, type Taught } from '../../core/losses/taught';
import { isTaughtByFile, teacherModelOf, teacherOf } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import type { Progress, RunEvent } from '../../core/run/events';
import { message, type Message } from '../../messages/message';
import { encodeTexts, type Describe, type Vectors } from '../encoder/encodeTexts';
import { SentenceEncoder } from '../encoder/encoder';
import type { EvaluationInputs } from '../evaluate/evaluate';
import { emptyVectors, encodeUnknown, keptNumbers, type VectorCache } from '../evaluate/vectorCache';
import { fingerprinted } from '../checkpoint/fingerprint';
import { allSentences, bothSides, createTokenStore, type Sentence } from '../encoder/tokenStore';
import { dimensionsOf, type ModelDescription, type SentenceModelConfig } from '../model/types';
import { alongDirections, principalDirections } from '../pca/principal';
import { byColumn } from './batchLoss';

/** What of a run its teacher is about. */
interface Teaching {
  readonly evaluation: Pick<EvaluationInputs, 'encoder' | 'tokens'>;
  /** Null or absent: the base model. */
  readonly teacher?: ModelDescription | null;
  /** Has the vectors of teachers that were asked before, and takes new ones; absent: none are kept. */
  readonly known?: VectorCache;
  /**
   * Takes the fingerprint of another model than the base model before it is asked, and returns what is to be said.
   * @throws ModelError where another teacher has taught the steps that the run resumes after
   */
  readonly taughtBy?: ((fingerprint: string) => readonly Message[]) | undefined;
  readonly recipe: Recipe;
  readonly stop: AbortSignal;
}

/** The model whose vectors the loss takes; null where it takes none, or the base model's own. */
export async function loadTeacher({
  recipe,
  loadTeacher: load,
}: {
  readonly recipe: Recipe;
  readonly loadTeacher?: () => Promise<ModelDescription>;
}): Promise<ModelDescription | null> {
  if (teacherModelOf(recipe) === null) return null;
  if (!load) throw new Error(`${recipe.loss} needs a teacher, and there is no way to load it.`);
  return load();
}

/** What the file says of each training row in the teacher's place; null where a model does, or there is no teacher. */
export function taughtByFile(
  recipe: Recipe,
  { parsed, roles }: Pick<Dataset, 'parsed' | 'roles'>,
  { description, train }: { readonly description: ModelDescription; readonly train: readonly Example[] },
): Taught | null {
  const lesson = teacherOf(recipe);
  if (!isTaughtByFile(recipe) || lesson === null || lesson === 'guide') return null;
  const dimensions = dimensionsOf(description.config);
  return readTaught(parsed.table, roles, train, { lesson, dimensions, given: recipe.teacherColumns ?? '' });
}

/** @throws RecipeError where the model cannot take over the teacher's vectors */
export function checkTeacher(
  recipe: Recipe,
  config: SentenceModelConfig,
  teacher: ModelDescription | null,
): void {
  if (teacherOf(recipe) !== 'vectors' || !teacher) return;
  const [dimensions, wanted] = [dimensionsOf(config), dimensionsOf(teacher.config)];
  if (dimensions <= wanted) return;
  throw new RecipeError(
    message('training.teacher.dimensions', { loss: recipe.loss, dimensions, wanted }),
    message('training.teacher.dimensions.next'),
  );
}

/** Bytes of a teacher's vectors, all of which are held during a run so that each sentence is encoded once. */
const mostBytes = 2e9;

/** @throws RecipeError where the vectors of all these rows would take more memory than a tab has */
export function checkTeacherMemory(recipe: Recipe, dimensions: number, train: readonly Example[]): void {
  if (teacherOf(recipe) === null || isTaughtByFile(recipe)) return;
  const texts = new Set<string>();
  for (const example of train) for (const { text } of allSentences(example)) texts.add(text);
  const bytes = texts.size * dimensions * Float32Array.BYTES_PER_ELEMENT;
  if (bytes <= mostBytes) return;
  throw new RecipeError(
    message('training.teacher.tooManySentences', {
      sentences: texts.size,
      dimensions,
      bytes,
      most: mostBytes,
    }),
    message('training.teacher.tooManySentences.next'),
  );
}

/**
 * Each sentence's vector by the teacher, before anything of the trained model has changed; for a loss that teaches the
 * vectors themselves in as many dimensions as the model has. It ends early when the run is stopped.
 * @throws RecipeError where there are too few sentences to reduce their vectors
 */
export async function* teacherVectors(
  run: Teaching,
  sentences: readonly Sentence[],
): AsyncGenerator<RunEvent, Vectors | null> {
  const vectors = yield* ownVectors(run, sentences);
  const { evaluation, teacher, recipe, stop } = run;
  const dimensions = dimensionsOf(evaluation.encoder.config);
  const reduces =
    vectors && teacher && teacherOf(recipe) === 'vectors' && dimensionsOf(teacher.config) > dimensions;
  return reduces ? yield* untilStopped(reducedVectors(vectors, sentences, dimensions), stop) : vectors;
}

async function* ownVectors(
  { evaluation, teacher, known, taughtBy, stop }: Teaching,
  sentences: readonly Sentence[],
): AsyncGenerator<RunEvent, Vectors | null> {
  const { encoder, tokens } = evaluation;
  if (!teacher)
    return yield* untilStopped(encodeTexts(encoder, tokens, sentences, progressOf(sentences)), stop);
  const { config } = teacher;
  const { weights, fingerprint } = fingerprinted(teacher);
  const other = await SentenceEncoder.create(config, weights);
  try {
    const own = createTokenStore(teacher, config.maxSeqLength);
    const identity = await fingerprint();
    for (const text of taughtBy?.(identity) ?? []) yield { type: 'notice', text };
    // Another backend rounds differently.
    const isKept = sentences.length * dimensionsOf(config) <= keptNumbers;
    const cached = (isKept && known?.of(`${identity} ${getBackend()}`)) || emptyVectors();
    const encode = encodeUnknown(cached, own, now, (missing, describe) =>
      encodeTexts(other, own, missing, describe),
    );
    return yield* untilStopped(encode(sentences, progressOf(sentences)), stop);
  } finally {
    other.dispose();
  }
}

const now = () => performance.now() / 1000;

/**
 * As sentence-transformers' documentation teaches a model of fewer dimensions
 * (https://github.com/huggingface/sentence-transformers, examples/sentence_transformer/training/distillation): the vectors
 * along their directions of largest variance over the training sentences, as by a Dense module without bias.
 */
async function* reducedVectors(
  vectors: Vectors,
  sentences: readonly Sentence[],
  dimensions: number,
): AsyncGenerator<RunEvent, Vectors> {
  const all = new Set(sentences.map(({ text, side }) => vectors.get(text, side)));
  const distinct = [...all].filter((vector) => vector !== undefined);
  if (distinct.length <= dimensions) {
    throw new RecipeError(
      message('training.teacher.fewSentences', { sentences: distinct.length, dimensions }),
      message('training.teacher.fewSentences.next'),
    );
  }
  const what = message('training.progress.reducing');
  const { directions, explained } = yield* asEvents(principalDirections(distinct, { dimensions, what }));
  const along = yield* asEvents(alongDirections(distinct, directions, what));
  const from = distinct[0]?.length ?? 0;
  yield {
    type: 'notice',
    text: message('training.teacher.reduced', {
      from,
      to: dimensions,
      sentences: distinct.length,
      explained,
    }),
  };
  const reduced = new Map(
    distinct.map((vector, i) => [vector, along.subarray(i * dimensions, (i + 1) * dimensions)]),
  );
  return {
    get(text, side) {
      const vector = vectors.get(text, side);
      return vector && reduced.get(vector);
    },
  };
}

async function* asEvents<Result>(
  work: AsyncGenerator<Progress, Result> | Generator<Progress, Result>,
): AsyncGenerator<RunEvent, Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
    yield { type: 'progress', ...value };
  }
}

/** The teacher's vectors of a batch, in the order of its columns. */
export function taughtOf(
  examples: readonly Example[],
  vectors: Vectors,
  withNegatives: boolean,
): readonly Float32Array[] {
  const of = ({ text, side }: Sentence) => {
    const found = vectors.get(text, side);
    if (!found) throw new RangeError('The teacher has no vector of a training sentence.');
    return found;
  };
  return inColumns(examples, withNegatives, (sentence) => of(sentence));
}

/** The vector of its row for each sentence of a batch, in the order of its columns, as sentence-transformers repeats it. */
export const vectorsOfRows = (
  examples: readonly Example[],
  vectors: readonly Float32Array[],
): readonly Float32Array[] => inColumns(examples, true, (_, row) => vectors[row] ?? new Float32Array());

/** Something of each sentence of a batch, in the order of its columns. */
function inColumns<T>(
  examples: readonly Example[],
  withNegatives: boolean,
  of: (sentence: Sentence, row: number) => T,
): readonly T[] {
  const sides = examples.map((example, row) => bothSides(example).map((sentence) => of(sentence, row)));
  const negatives = byColumn(
    examples.map((example) => allSentences(example).slice(bothSides(example).length)),
  );
  return [
    ...sides.flatMap((row) => row.slice(0, 1)),
    ...sides.flatMap((row) => row.slice(1)),
    ...(withNegatives ? negatives.map((negative) => of(negative.of, negative.row)) : []),
  ];
}

const progressOf =
  ({ length }: readonly Sentence[]): Describe =>
  (share) => ({
    type: 'progress',
    what: message('training.progress.teacher'),
    done: Math.round(share * length),
    total: length,
  });

/** Null where the run was stopped first. */
async function* untilStopped(
  encoding: AsyncGenerator<RunEvent, Vectors>,
  stop: AbortSignal,
): AsyncGenerator<RunEvent, Vectors | null> {
  for (;;) {
    const { done, value } = await encoding.next();
    if (done) return value;
    yield value;
    if (!stop.aborted) continue;
    await encoding.return({ get: () => undefined });
    return null;
  }
}
