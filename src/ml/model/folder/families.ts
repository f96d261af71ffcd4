/** The pooling of well-known families, by their models' names: a hint where a folder does not say it. */

import type { Pooling } from '../../../core/model/types';

/** From the families' own model cards. */
const families: readonly (readonly [name: RegExp, family: string, pooling: Pooling])[] = [
  [/(?<![a-z])bge(?![a-z])/i, 'BGE', 'cls'],
  [/(?<![a-z])mxbai(?![a-z])/i, 'mxbai', 'cls'],
  [/(?<![a-z])arctic-embed(?![a-z])/i, 'Arctic Embed', 'cls'],
  [/(?<![a-z])simcse(?![a-z])/i, 'SimCSE', 'cls'],
];

/** The family that one of the names belongs to, if its pooling is not mean; null if none. */
export function familyOf(
  names: readonly string[],
): { readonly family: string; readonly pooling: Pooling } | null {
  const found = families.find(([pattern]) => names.some((name) => pattern.test(name)));
  return found ? { family: found[1], pooling: found[2] } : null;
}
