import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { spaces } from '../../../../../src/core/data/types';
import { parse } from '../../sources';

const header = ['sentence1', 'sentence2', 'score'];
const body = Array.from({ length: 20 }, (_, i) => [
  `Dog ${'very '.repeat(i % 4)}number ${i}, asleep.`,
  `A dog sleeps${i % 3 ? ', quietly' : ''} at ${i}.`,
  String(i % 6),
]);
const rows = [header, ...body];
const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));

/** As a printed table: each column as wide as its longest cell, and `gap` spaces. */
const aligned = (table: readonly (readonly string[])[], gap: number) =>
  table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd((widths[column] ?? 0) + gap))
        .join('')
        .trimEnd(),
    )
    .join('\n');

describe('columns that are set apart by spaces', () => {
  it('are read where two or more spaces are between all cells', async () => {
    const text = rows.map((row, i) => row.join(' '.repeat(2 + (i % 3)))).join('\n');
    const { table, delimiter, quoting, notes } = await parse(text);
    expect([table.columns, ...table.rows]).toEqual(rows);
    expect({ delimiter, quoting }).toEqual({ delimiter: spaces, quoting: null });
    expect(notes).toContainEqual(message('data.note.spacesBetween'));
  });

  it.each([1, 2, 5])('are read where they stand at the same places, %i spaces apart', async (gap) => {
    const { table, columnStarts, notes } = await parse(`${aligned(rows, gap)}\n`);
    expect([table.columns, ...table.rows]).toEqual(rows);
    expect(columnStarts).toEqual([0, (widths[0] ?? 0) + gap, (widths[0] ?? 0) + (widths[1] ?? 0) + 2 * gap]);
    expect(notes).toContainEqual(message('data.note.aligned', { columns: 3 }));
  });

  it('keep their places where a cell is empty, and beyond the Basic Multilingual Plane', async () => {
    const holes = rows.map((row, i) =>
      row.with(1, i === 5 ? '' : (row[1] ?? '')).with(0, i === 7 ? '😀😀 ok' : (row[0] ?? '')),
    );
    // Padded by characters, as Python pads.
    const text = holes
      .map((row) =>
        row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) + 2 - [...cell].length)).join(''),
      )
      .join('\n');
    const { table } = await parse(text);
    expect(table.rows[4]?.[1]).toBe('');
    expect(table.rows[6]).toEqual(['😀😀 ok', ...(body[6]?.slice(1) ?? [])]);
  });

  it('skip a line in which a word stands across two columns, and say so', async () => {
    const lines = aligned([...rows, ...Array.from({ length: 20 }, () => body).flat()], 1).split('\n');
    const across = `${'x'.repeat(90)}  3`;
    const { table, rejected } = await parse([...lines, across].join('\n'));
    expect(table.rows).toHaveLength(lines.length - 1);
    expect(rejected).toEqual([
      { line: lines.length + 1, reason: message('data.row.acrossColumns'), text: across },
    ]);
  });

  it('are read where the person chooses spaces, and not where another delimiter is chosen', async () => {
    const lines = ['a  b', 'one  two', 'three  four  five', 'six'];
    const { table, rejected } = await parse(lines.join('\n'), { delimiter: spaces, header: true });
    expect(table.rows).toEqual([['one', 'two']]);
    expect(rejected).toHaveLength(2);
    const text = rows.map((row) => row.join('   ')).join('\n');
    expect((await parse(text, { delimiter: ';' })).table.columns).toHaveLength(1);
  });

  it('are not seen in prose, nor where a delimiter splits the lines', async () => {
    const prose = Array.from(
      { length: 30 },
      (_, i) => `It is ${i}.${i % 2 ? '  And' : ' Or'} more${' so'.repeat(i % 5)}.`,
    );
    const read = await parse(prose.join('\n'));
    expect(read.table.rows).toEqual(prose.map((line) => [line]));
    expect(read.notes).toContainEqual(message('data.note.oneColumn.delimited'));
    const commas = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
    expect((await parse(commas)).delimiter).toBe(',');
    const spacedTabs = rows.map((row) => row.map((cell) => cell.padEnd(40)).join('\t')).join('\n');
    expect((await parse(spacedTabs)).delimiter).toBe('\t');
  });
});
