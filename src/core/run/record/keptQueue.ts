/** The runs that wait behind another, as they are kept for the case that the page is closed before their turn. */

import * as z from 'zod/mini';
import type { Recipe } from '../../recipe/types';
import type { Job } from '../downloads';
import { modelOfRun, recipeOf, runFile } from './parseRecord';
import { recordVersion, type RunFile, type RunRecord } from './record';
import { count, type ShapeOf } from './values';

export interface KeptOrder {
  /** That its record will have. */
  readonly id: string;
  readonly job: Job;
  /** An evaluation of the first rows only; null: all. */
  readonly limit: number | null;
  /** Whether rows of all parts of the file's split are evaluated. */
  readonly allRows: boolean;
  /** The model that is evaluated beside its base model. */
  readonly evaluated: RunRecord['evaluated'];
  readonly recipe: Recipe;
}

export interface KeptQueue {
  readonly version: typeof recordVersion;
  /** The visit whose queue it is. */
  readonly owner: string;
  readonly data: RunFile;
  /** The file that is evaluated on; null where rows of the data are. */
  readonly evaluationFile: RunFile | null;
  /** The next first. */
  readonly orders: readonly KeptOrder[];
}

const order = z.object({
  id: z.string(),
  job: z.enum(['train', 'evaluate']),
  limit: z.nullable(count),
  allRows: z.boolean(),
  evaluated: z.nullable(modelOfRun),
  recipe: z.unknown(),
} satisfies ShapeOf<Omit<KeptOrder, 'recipe'>> & { readonly recipe: z.ZodMiniType });

const queue = z.object({
  version: z.literal(recordVersion),
  owner: z.string(),
  data: runFile,
  evaluationFile: z.nullable(runFile),
  orders: z.array(order),
} satisfies ShapeOf<Omit<KeptQueue, 'orders'>> & { readonly orders: z.ZodMiniType });

/** Null where this version of the page cannot read all of it. */
export function parseKeptQueue(value: unknown): KeptQueue | null {
  const { data, success } = z.safeParse(queue, value);
  if (!success) return null;
  const orders = data.orders.flatMap((one) => {
    const recipe = recipeOf(one.recipe);
    return recipe ? [{ ...one, recipe }] : [];
  });
  return orders.length === data.orders.length ? { ...data, orders } : null;
}
