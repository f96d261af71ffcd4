/** A checkpoint as files: its tensors as safetensors, one at a time in memory, and the rest as JSON. */

import * as z from 'zod/mini';
import { ProblemError, StorageError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import { parseRecipe } from '../../core/recipe/recipe';
import type { QueryMetrics } from '../../core/metrics/types';
import type { Evaluation } from '../../core/run/events';
import { bytesStream, readJson, type FileStream, jsonFile } from '../model/files/files';
import { readHeader, readTensor, type TensorEntry } from '../model/files/safetensors';
import { safetensorsFile } from '../model/files/safetensorsWriter';
import type { ModelFiles, WeightArray } from '../model/types';
import type { Checkpoint } from './resume';

const tensorsPath = 'checkpoint.safetensors';
const factsPath = 'checkpoint.json';
const version = 2;

const cosinesName = (index: number) => `evaluations.${index}.cosines`;
const labelsName = 'evaluations.labels';
const queryMetrics = ['ndcgAt10', 'mrrAt10', 'mapAt100'] as const satisfies readonly (keyof QueryMetrics)[];
const queriesName = (index: number, metric: keyof QueryMetrics) => `evaluations.${index}.queries.${metric}`;

/** The two files; the values are streamed when they are read, which must be before the run continues. */
export function checkpointFiles(checkpoint: Checkpoint): readonly FileStream[] {
  const { tensors, values, evaluations, steps, ...facts } = checkpoint;
  const evaluationSet = evaluationTensors(evaluations);
  const json = jsonFile(factsPath, {
    ...facts,
    version,
    steps: {
      loss: steps.map(({ loss }) => loss),
      gradNorm: steps.map(({ gradNorm }) => gradNorm),
      learningRate: steps.map(({ learningRate }) => learningRate),
    },
    evaluations: evaluations.map(({ step, seconds, metrics }) => ({ step, seconds, metrics })),
  });
  return [
    safetensorsFile(tensorsPath, [...tensors, ...evaluationSet], async function* () {
      yield* values();
      yield* evaluationSet;
    }),
    bytesStream(json),
  ];
}

/** The cosines of each evaluation, what its queries found, and the labels, which are the same for all. */
function evaluationTensors(evaluations: readonly Evaluation[]): WeightArray[] {
  const [first] = evaluations;
  const tensor = (name: string, data: Float32Array) => ({ name, shape: [data.length], data });
  return [
    ...(first ? [tensor(labelsName, first.labels)] : []),
    ...evaluations.flatMap(({ cosines, queries }, i) => [
      tensor(cosinesName(i), cosines),
      ...(queries ? queryMetrics.map((metric) => tensor(queriesName(i, metric), queries[metric])) : []),
    ]),
  ];
}

const number = z.number();
const maybe = z.nullable(number);
const numbers = z.array(number);

const atCutoffs = z.strictObject({ 1: number, 3: number, 5: number, 10: number });

const metricsSchema = z.strictObject({
  kind: z.enum(['score', 'binary', 'pairs', 'triplets']),
  pairs: number,
  spearman: maybe,
  spearmanCeiling: maybe,
  pearson: maybe,
  binary: z.nullable(
    z.strictObject({
      accuracy: number,
      accuracyThreshold: number,
      f1: number,
      f1Threshold: number,
      precision: number,
      recall: number,
      averagePrecision: number,
      mcc: number,
    }),
  ),
  retrieval: z.nullable(
    z.strictObject({
      queries: number,
      documents: number,
      accuracy: atCutoffs,
      precision: atCutoffs,
      recall: atCutoffs,
      ndcgAt10: number,
      mrrAt10: number,
      mapAt100: number,
    }),
  ),
  tripletAccuracy: maybe,
});

const schema = z.strictObject({
  version: z.literal(version),
  step: number,
  evaluatedAt: number,
  best: z.strictObject({
    best: z.nullable(z.strictObject({ step: number, value: number })),
    worse: number,
  }),
  recipe: z.unknown(),
  fingerprint: z.strictObject({
    data: z.string(),
    model: z.string(),
    // Checkpoints of earlier versions do not have it.
    teacher: z._default(z.nullable(z.string()), null),
  }),
  backend: z.string(),
  steps: z.strictObject({ loss: numbers, gradNorm: numbers, learningRate: numbers }),
  evaluations: z.array(z.strictObject({ step: number, seconds: number, metrics: metricsSchema })),
});

/**
 * The checkpoint in a folder; its values are read on demand.
 * @throws StorageError if a file is missing, truncated or of another version
 */
export async function readCheckpoint(files: ModelFiles): Promise<Checkpoint> {
  try {
    for (const path of [factsPath, tensorsPath]) {
      if (!files.paths.includes(path)) throw unreadable(message('checkpoint.lacksFile', { path }));
    }
    const { version: _, steps, evaluations, recipe, ...facts } = await readJson(files, factsPath, schema);
    const entries = await readHeader(files, tensorsPath);
    const read = async (name: string) => {
      const entry = entries.get(name);
      if (!entry) throw unreadable(message('checkpoint.lacksTensor', { name }));
      return readTensor(files, entry);
    };
    const labels = evaluations.length > 0 ? await read(labelsName) : new Float32Array();
    const evaluationSet: Evaluation[] = [];
    for (const [i, evaluation] of evaluations.entries()) {
      evaluationSet.push({
        ...evaluation,
        labels,
        cosines: await read(cosinesName(i)),
        ...(entries.has(queriesName(i, 'ndcgAt10')) && {
          queries: {
            ndcgAt10: await read(queriesName(i, 'ndcgAt10')),
            mrrAt10: await read(queriesName(i, 'mrrAt10')),
            mapAt100: await read(queriesName(i, 'mapAt100')),
          },
        }),
      });
    }
    const own = [...entries.values()].filter(({ name }) => !name.startsWith('evaluations.'));
    return {
      ...facts,
      recipe: parseRecipe(recipe),
      evaluations: evaluationSet,
      steps: steps.loss.map((loss, i) => ({
        step: i + 1,
        loss,
        gradNorm: steps.gradNorm[i] ?? NaN,
        learningRate: steps.learningRate[i] ?? NaN,
      })),
      tensors: own.map(({ name, shape }) => ({ name, shape })),
      values: () => valuesOf(files, own),
    };
  } catch (cause) {
    const why =
      cause instanceof ProblemError
        ? cause.problem.what
        : cause instanceof Error
          ? cause.message
          : String(cause);
    throw unreadable(message('checkpoint.unreadable', { name: files.name, why }), cause);
  }
}

const unreadable = (what: Message, cause?: unknown) =>
  new StorageError(what, message('checkpoint.next.older'), { cause });

async function* valuesOf(files: ModelFiles, entries: readonly TensorEntry[]): AsyncGenerator<WeightArray> {
  for (const entry of entries) {
    yield { name: entry.name, shape: entry.shape, data: await readTensor(files, entry) };
  }
}
