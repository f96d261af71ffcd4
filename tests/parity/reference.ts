/** What Python has written for a comparison (python/parity_*.py), parsed. */

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { recipeFields } from '../../src/core/recipe/fields';
import { floats } from '../goldenFiles';

const scheduler = z.enum(recipeFields.scheduler.options.map(({ value }) => value));

/** The losses that are compared by runs on the STS benchmark. */
const runLoss = z.enum(['CosineSimilarityLoss', 'ContrastiveLoss', 'MultipleNegativesRankingLoss']);

const referenceSchema = z.object({
  /** all-MiniLM-L6-v2, by float64 arithmetic. [texts, 384] */
  embeddings: z.object({ texts: z.array(z.string()), values: floats }),
  fiftySteps: z.object({
    steps: z.int(),
    batchSize: z.int(),
    learningRate: z.number(),
    warmupSteps: z.int(),
    maxSeqLength: z.int(),
    runs: z.array(
      z.object({
        loss: runLoss,
        /** Of each step. */
        lossValues: z.array(z.number()),
        /** The trained model's vectors of the texts above. */
        values: floats,
      }),
    ),
  }),
  /** Factors of the learning rate at each step. */
  schedules: z.array(
    z.object({ scheduler, steps: z.int(), warmupSteps: z.int(), factors: z.array(z.number()) }),
  ),
  adamw: z.array(
    z.object({
      scheduler,
      steps: z.int(),
      warmupSteps: z.int(),
      learningRate: z.number(),
      weightDecay: z.number(),
      /** Before clipping. */
      norms: z.array(z.number()),
      /** After each step. [steps, size] */
      weights: floats,
    }),
  ),
});

export type Reference = z.infer<typeof referenceSchema>;

export async function readReference(path: string): Promise<Reference> {
  return referenceSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

const runsSchema = z.object({
  losses: z.array(runLoss),
  seeds: z.array(z.int()),
  epochs: z.int(),
  batchSize: z.int(),
  learningRate: z.number(),
  warmupSteps: z.int(),
  weightDecay: z.number(),
  maxGradNorm: z.number(),
  maxSeqLength: z.int(),
});

/** The full runs of both sides. */
export type RunsPlan = z.infer<typeof runsSchema>;

export async function readRunsPlan(path: string): Promise<RunsPlan> {
  return runsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

const fullRun = z.object({ loss: runLoss, seed: z.int(), spearman: z.number(), seconds: z.number() });
export type FullRun = z.infer<typeof fullRun>;

/** One run a line. */
export async function readFullRuns(path: string): Promise<readonly FullRun[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => fullRun.parse(JSON.parse(line)));
}
