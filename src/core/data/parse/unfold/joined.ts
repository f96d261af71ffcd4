/** Splits a column whose cells hold two texts joined by a separator, `a [SEP] b`. */

import { message, type Message } from '../../../../messages/message';
import type { Table } from '../../types';
import { isNamed } from '../../words/columnNames';
import { isNumber } from '../table/strays';
import { mostly, sampleOf } from './sample';

/** Separators that are no part of a sentence. */
const separators = ['[SEP]', '</s></s>', '</s>', '<sep>', '<SEP>', '|||', '\t', '\\t'];

/** `delimiter`: what splits the file, so that it is in a cell because it belongs to the text. */
export function splitJoined(
  table: Table,
  delimiter: string | null,
): { readonly table: Table; readonly notes: readonly Message[] } {
  const found = table.columns.flatMap((_, column) => {
    const separator = separatorOf(table, column, delimiter) ?? (isPairInLines(table, column) ? '\n' : null);
    return separator === null ? [] : [{ column, separator }];
  });
  if (found.length === 0) return { table, notes: [] };
  let { columns, rows } = table;
  const notes: Message[] = [];
  for (const { column, separator } of found.reverse()) {
    const name = columns[column] ?? '';
    const named = parts(name, separator);
    const names =
      named.length === 2 && named.every((part) => part !== '') ? named : [`${name}.1`, `${name}.2`];
    let whole = 0;
    rows = rows.map((row) => {
      const split = parts(row[column] ?? '', separator);
      if (split.length !== 2) whole++;
      return row.toSpliced(column, 1, ...(split.length === 2 ? split : [row[column] ?? '', '']));
    });
    columns = columns.toSpliced(column, 1, ...names);
    const shown = separator === '\t' ? '\\t' : separator === '\n' ? '\\n' : separator;
    notes.unshift(
      message('data.note.joined', { column: name, separator: shown, rows: rows.length - whole, whole }),
    );
  }
  return { table: { ...table, columns, rows }, notes };
}

const parts = (cell: string, separator: string): string[] => cell.split(separator).map((part) => part.trim());

/** The separator that occurs once in at least 19 of 20 filled cells, or null. */
function separatorOf(table: Table, column: number, delimiter: string | null): string | null {
  const cells = sampleOf(table, column);
  return separators.find((separator) => separator !== delimiter && occursOnce(cells, separator)) ?? null;
}

/** Between two texts of nearly every cell. */
const occursOnce = (cells: readonly string[], separator: string): boolean =>
  mostly(cells, 0.95, (cell) => {
    const texts = parts(cell, separator);
    return texts.length === 2 && texts.every((text) => text !== '');
  });

const severalWords = /\p{L}+[^\n]*\s[^\n]*\p{L}+[^\n]*\s[^\n]*\p{L}/u;

/** Whether the only column of texts has two lines in each cell, beside a column of scores: the sentences of a pair. */
function isPairInLines(table: Table, column: number): boolean {
  const isText = (other: number) => mostly(sampleOf(table, other), 0.5, (cell) => severalWords.test(cell));
  const hasScores = table.columns.some(
    (name, i) => isNamed('label', name) && mostly(sampleOf(table, i), 0.9, isNumber),
  );
  if (!hasScores || !occursOnce(sampleOf(table, column), '\n')) return false;
  return table.columns.every((_, other) => (other === column) === isText(other));
}

const prefixed = /^\s*((?:__label__\S+\s+)+)([^]*)$/;

/** Lines with their classes before the text, `__label__food …`, as fastText reads them; null where they are something else. */
export function splitLabels(table: Table): { readonly table: Table; readonly note: Message } | null {
  if (table.columns.length !== 1 || !mostly(sampleOf(table, 0), 0.95, (cell) => prefixed.test(cell)))
    return null;
  const rows = table.rows.map(([cell = '']) => {
    const [, labels = '', text = cell] = prefixed.exec(cell) ?? [];
    return [labels.replaceAll('__label__', '').trim(), text];
  });
  return {
    table: { ...table, columns: ['label', 'text'], rows },
    note: message('data.note.labelled', { rows: rows.length }),
  };
}
