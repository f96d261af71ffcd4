/** What the schemas of kept runs are made of. */

import * as z from 'zod/mini';
import type { Message } from '../../../messages/message';

/** A schema for each property of `T`. */
export type ShapeOf<T> = { readonly [K in keyof T]-?: z.ZodMiniType<T[K]> };
export type Schema<T> = z.ZodMiniType<T>;

/** NaN and the infinities are numbers here: a loss can be one. */
export const number = z.custom<number>((value) => typeof value === 'number');
export const count = z.int().check(z.minimum(0));

/** Its code may be of another version of the page: what renders it falls back on the code. */
export const message = z.custom<Message>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string',
);
