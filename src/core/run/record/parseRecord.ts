/** Reads kept runs: storage is a border, and another version of the page may have written what is there. */

import * as z from 'zod/mini';
import { parseRecipe } from '../../recipe/recipe';
import type { Recipe } from '../../recipe/types';
import type { Evaluation } from '../events';
import { recordVersion, type ModelOfRun, type RunFile, type RunModel, type RunRecord } from './record';
import { evaluation, history, mapping, parseOptions } from './shapes';
import { count, number, type ShapeOf } from './values';

export const runFile: z.ZodMiniType<RunFile> = z.object({
  fingerprint: z.string(),
  name: z.string(),
  size: count,
  options: parseOptions,
  mapping,
  rows: count,
} satisfies ShapeOf<RunFile>);

const runModel: z.ZodMiniType<RunModel> = z.object({
  name: z.string(),
  parameters: count,
  bytes: count,
} satisfies ShapeOf<RunModel>);

export const modelOfRun: z.ZodMiniType<ModelOfRun> = z.object({
  id: z.string(),
  number: count,
  step: count,
} satisfies ShapeOf<ModelOfRun>);

const record = z.object({
  version: z.literal(recordVersion),
  id: z.string(),
  number: count,
  name: z.string(),
  job: z.enum(['train', 'evaluate']),
  limit: z.nullable(count),
  // Earlier versions evaluated all rows whatever the file's split.
  allRows: z._default(z.boolean(), true),
  evaluated: z._default(z.nullable(modelOfRun), null),
  startedAt: number,
  seconds: number,
  recipe: z.unknown(),
  data: runFile,
  evaluationFile: z.nullable(runFile),
  model: z.nullable(runModel),
  state: z.enum(['running', 'interrupted', 'finished', 'stopped', 'failed']),
  history,
  pinned: z.boolean(),
  modelBytes: z.nullable(count),
} satisfies ShapeOf<Omit<RunRecord, 'recipe'>> & { readonly recipe: z.ZodMiniType });

/** Null where this version of the page cannot read it. */
export function parseRecord(value: unknown): RunRecord | null {
  const { data, success } = z.safeParse(record, value);
  const recipe = success ? recipeOf(data.recipe) : null;
  return success && recipe ? { ...data, recipe } : null;
}

/** Null where this version of the page cannot read it. */
export function recipeOf(value: unknown): Recipe | null {
  try {
    return parseRecipe(value);
  } catch {
    return null;
  }
}

/** The evaluation of a base model; null where this version of the page cannot read it. */
export function parseEvaluation(value: unknown): Evaluation | null {
  const { data, success } = z.safeParse(evaluation, value);
  return success ? data : null;
}
