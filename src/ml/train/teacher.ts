/** The vectors of a loss's teacher: another model's, or the base model's as it is before the training. */

import type { Example } from '../../core/data/types';
import { RecipeError } from '../../core/errors';
import { teacherOf } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import type { RunEvent } from '../../core/run/events';
import { message } from '../../messages/message';
import { encodeTexts, type Describe, type Vectors } from '../encoder/encodeTexts';
import { SentenceEncoder } from '../encoder/encoder';
import type { EvaluationInputs } from '../evaluate/evaluate';
import { allSentences, bothSides, createTokenStore, type Sentence } from '../encoder/tokenStore';
import { dimensionsOf, type ModelDescription, type SentenceModelConfig } from '../model/types';
import { byColumn } from './batchLoss';

/** What of a run its teacher is about. */
interface Taught {
  readonly evaluation: Pick<EvaluationInputs, 'encoder' | 'tokens'>;
  /** Null or absent: the base model. */
  readonly teacher?: ModelDescription | null;
  readonly stop: AbortSignal;
}

/** @throws RecipeError where the model cannot take over the teacher's vectors */
export function checkTeacher(
  recipe: Recipe,
  config: SentenceModelConfig,
  teacher: ModelDescription | null,
): void {
  if (teacherOf(recipe) !== 'vectors' || !teacher) return;
  const [dimensions, wanted] = [dimensionsOf(config), dimensionsOf(teacher.config)];
  if (dimensions === wanted) return;
  throw new RecipeError(
    message('training.teacher.dimensions', { loss: recipe.loss, dimensions, wanted }),
    message('training.teacher.dimensions.next'),
  );
}

/**
 * Each sentence's vector by the teacher, before anything of the trained model has changed. It ends early when the run is
 * stopped.
 */
export async function* teacherVectors(
  { evaluation, teacher, stop }: Taught,
  sentences: readonly Sentence[],
): AsyncGenerator<RunEvent, Vectors | null> {
  const { encoder, tokens } = evaluation;
  if (!teacher)
    return yield* untilStopped(encodeTexts(encoder, tokens, sentences, progressOf(sentences)), stop);
  const { config } = teacher;
  const other = await SentenceEncoder.create(config, teacher.weights());
  try {
    const own = createTokenStore(teacher, config.maxSeqLength);
    return yield* untilStopped(encodeTexts(other, own, sentences, progressOf(sentences)), stop);
  } finally {
    other.dispose();
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
  const sides = examples.map((example) => bothSides(example).map(of));
  const negatives = byColumn(
    examples.map((example) => allSentences(example).slice(bothSides(example).length)),
  );
  return [
    ...sides.flatMap((row) => row.slice(0, 1)),
    ...sides.flatMap((row) => row.slice(1)),
    ...(withNegatives ? negatives.map((negative) => of(negative.of)) : []),
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
