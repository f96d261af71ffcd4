/** The runs that wait behind another, as they are kept for the case that the page is closed before their turn. */

import * as z from 'zod/mini';
import { modelOfRun, recipeOf, runFile } from './parseRecord';
import { recordVersion, type RunFile, type RunRequest } from './record';
import { count, type ShapeOf } from './values';

export interface KeptQueue {
  readonly version: typeof recordVersion;
  /** The visit whose queue it is. */
  readonly owner: string;
  readonly data: RunFile;
  /** The file that is evaluated on; null where rows of the data are. */
  readonly evaluationFile: RunFile | null;
  /** The next first. */
  readonly orders: readonly RunRequest[];
}

const order = z.object({
  id: z.string(),
  job: z.enum(['train', 'evaluate']),
  limit: z.nullable(count),
  allRows: z.boolean(),
  evaluated: z.nullable(modelOfRun),
  recipe: z.unknown(),
} satisfies ShapeOf<Omit<RunRequest, 'recipe'>> & { readonly recipe: z.ZodMiniType });

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
