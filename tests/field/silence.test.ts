import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Dataset, openDataset } from '../../src/core/data/dataset/dataset';
import { columnsOf, roleNames } from '../../src/core/data/dataset/roleColumns';
import { DataError } from '../../src/core/errors';
import { fileChanges, straysIn } from '../../src/core/python/data/fileChanges';
import { reportExamples } from '../../src/core/report/report';
import { describeUnderstanding } from '../../src/core/report/understanding';
import { source } from '../core/data/sources';
import { moreVariants } from './moreVariants';
import { variants } from './variants';

const folder = join(import.meta.dirname, '../fixtures/field');
const files = readdirSync(folder).filter((name) => /\.(csv|tsv|txt|jsonl?)$/.test(name));
const contents: readonly (readonly [string, Uint8Array])[] = [
  ...files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const),
  ...Object.entries({ ...variants, ...moreVariants }).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  ),
];

/** Null where the file is refused, which says everything. */
async function opened(name: string, bytes: Uint8Array): Promise<Dataset | null> {
  try {
    return (await openDataset(source(bytes, name))).dataset;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

/** A text as it stands in a file, whatever is around it. */
const bare = (text: string) => text.replaceAll(/["'\\\s]/g, '');

describe.each(contents)('of %s nothing is changed or left out in silence:', (name, bytes) => {
  it('columns, rows, sentences and labels', async () => {
    const dataset = await opened(name, bytes);
    if (!dataset) return;
    const { parsed, examples, roles, choices } = dataset;
    const report = reportExamples(examples, roles, choices);
    const { raters, joins, split, unused } = report;
    const said = [
      ...parsed.notes,
      ...report.notes,
      ...describeUnderstanding(parsed.table, roles, report),
    ].map(({ code }) => code);

    // Every column has a role, is part of a sentence, of the label or the split, or is listed with the reason.
    const used = new Set([
      ...roleNames.flatMap((role) => columnsOf(roles, role)),
      ...joins.flatMap(({ joined, columns }) => (joined ? columns : [])),
      ...(raters?.averaged ? raters.columns : []),
      ...(split?.used ? [split.column] : []),
      ...unused.map(({ column }) => column),
    ]);
    expect([...parsed.table.columns.keys()].filter((column) => !used.has(column))).toEqual([]);

    // Every row is an example or is skipped with a reason.
    if (report.inference.loss !== null) {
      expect(examples.items.length + examples.rejected.length).toBe(
        parsed.table.rows.length + parsed.rejected.length,
      );
    }

    // A sentence that does not stand in the file as it is was made by a change that is said.
    const text = bare(new TextDecoder().decode(bytes));
    const escaped = (sentence: string) => bare(JSON.stringify(sentence));
    const stands = (sentence: string) => text.includes(bare(sentence)) || text.includes(escaped(sentence));
    const changed = examples.items.some(
      ({ sentence1, sentence2, negatives }) => ![sentence1, sentence2 ?? '', ...negatives].every(stands),
    );
    const explained =
      fileChanges(parsed.notes).length > 0 ||
      straysIn(parsed.notes).length > 0 ||
      joins.some(({ joined }) => joined) ||
      said.some((code) => ['data.note.encoding', 'data.note.surrogates'].includes(code)) ||
      parsed.format === 'dict';
    if (changed) expect(explained).toBe(true);

    // A label that is another number than the cell's has its meaning said.
    const cellOf = (row: number) => parsed.table.rows[row]?.[roles.label ?? -1]?.trim() ?? '';
    if (examples.items.some(({ label, row }) => label !== null && label !== Number(cellOf(row)))) {
      expect(said.some((code) => /^(roles\.meaning|labels\.note)\./.test(code))).toBe(true);
    }
  });
});
