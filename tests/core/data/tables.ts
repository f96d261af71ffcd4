/** Small tables and parsed files for the tests of what comes after parsing. */

import type { Example, ParsedFile, Table } from '../../../src/core/data/types';

/** Rows start at line 2, below a header. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  return { columns, rows, lines: rows.map((_, i) => i + 2) };
}

export function parsedOf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  parts: Partial<ParsedFile> = {},
): ParsedFile {
  return {
    name: 'pairs.csv',
    size: 100,
    format: 'delimited',
    member: null,
    sheet: null,
    encoding: 'utf-8',
    delimiter: ',',
    quoting: 'double',
    header: true,
    table: tableOf(columns, rows),
    rejected: [],
    notes: [],
    ...parts,
  };
}

export function example(sentence1: string, sentence2: string, parts: Partial<Example> = {}): Example {
  return { sentence1, sentence2, negatives: [], label: null, row: 0, ...parts };
}

/** Each value `times` times, in turns. */
export const repeat = (values: readonly string[], times: number): string[] =>
  Array.from({ length: times }, () => values).flat();
