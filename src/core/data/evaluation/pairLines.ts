/** The lines that evaluation pairs come from, as compact arrays: each result of an evaluation leads to its rows. */

import type { ParsedFile } from '../types';
import type { EvaluationPair } from './evaluationPair';

export interface PairLines {
  /** The name of the file. */
  readonly file: string;
  /** The line of each pair's first sentence, from 1. [pairs] */
  readonly sentence1: Int32Array;
  /** The line of each pair's second sentence, from 1. [pairs] */
  readonly sentence2: Int32Array;
}

/** In the order of the pairs, which is that of the cosines of every evaluation of them. */
export function pairLines(
  pairs: readonly EvaluationPair[],
  { name, table }: Pick<ParsedFile, 'name' | 'table'>,
): PairLines {
  const line = (row: number) => table.lines[row] ?? 0;
  return {
    file: name,
    sentence1: Int32Array.from(pairs, ({ row }) => line(row)),
    sentence2: Int32Array.from(pairs, ({ partnerRow }) => line(partnerRow)),
  };
}
