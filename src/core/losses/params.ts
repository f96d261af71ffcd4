/** The values of a loss's own parameters: their defaults, and reading them with their types. */

import type { ValueOf } from '../fields';
import type { LossParam, ParamValue, ParamValues } from './types';

type Params = Readonly<Record<string, LossParam>>;

/** What the catalogue says each of them is where nothing was set. */
export function defaultsOf(params: Params): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.default]));
}

/** Each value with its parameter's type; what is absent, or of another type, is at its default. */
export function readParams<P extends Params>(
  params: P,
  values: ParamValues,
): { [K in keyof P]: ValueOf<P[K]> } {
  const read = Object.entries(params).map(([name, param]) => {
    const value = values[name];
    return [name, typeof value === typeof param.default ? value : param.default];
  });
  return Object.fromEntries(read) as { [K in keyof P]: ValueOf<P[K]> };
}
