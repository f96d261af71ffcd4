import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../src/core/data/dataset/dataset';
import { columnsOf, roleNames } from '../../src/core/data/dataset/roleColumns';
import { tripletNote } from '../../src/core/losses/trainingExamples';
import { reportExamples } from '../../src/core/report/report';
import { message } from '../../src/messages/message';

async function read(name: string) {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/field', name)));
  const { dataset } = await openDataset({
    name,
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, end)),
  });
  const { parsed, examples, roles } = dataset;
  return { examples, report: reportExamples(examples, roles), columns: parsed.table.columns };
}

/** Counted in the files by their own readers in Python: json, csv, ast. */
const cases: readonly {
  readonly file: string;
  readonly pair: string;
  readonly negatives: string;
  readonly rows: number;
  readonly withNegatives: number;
  readonly total: number;
}[] = [
  {
    file: '01-flag.jsonl',
    pair: 'query | pos',
    negatives: 'neg.1 | neg.2',
    rows: 86,
    withNegatives: 86,
    total: 172,
  },
  { file: 'a1-lists-min.jsonl', pair: 'query | pos', negatives: 'neg', rows: 2, withNegatives: 2, total: 2 },
  {
    file: '03-listcells.csv',
    pair: 'anchor | positive',
    negatives: 'negative.1 | negative.2',
    rows: 64,
    withNegatives: 64,
    total: 128,
  },
  {
    file: 'a3-string-list.csv',
    pair: 'anchor | positive',
    negatives: 'negative.1 | negative.2',
    rows: 2,
    withNegatives: 2,
    total: 3,
  },
  {
    file: '04-set-dicts.csv',
    pair: 'query | pos',
    negatives: 'neg.1 | neg.2',
    rows: 64,
    withNegatives: 64,
    total: 128,
  },
  { file: '05-set-numpy.csv', pair: 'query | pos', negatives: 'neg', rows: 64, withNegatives: 64, total: 64 },
  {
    file: '06-many-negatives.csv',
    pair: 'anchor | positive',
    negatives: 'negative_1 | negative_2 | negative_3 | negative_4 | negative_5',
    rows: 64,
    withNegatives: 64,
    total: 320,
  },
  {
    file: '07-partial-negatives.csv',
    pair: 'query | positive',
    negatives: 'negative',
    rows: 64,
    withNegatives: 26,
    total: 26,
  },
  {
    file: '18-msmarco-triples.tsv',
    pair: 'Column 1 | Column 2',
    negatives: 'Column 3',
    rows: 64,
    withNegatives: 64,
    total: 64,
  },
  {
    file: 'k1-triples-header.csv',
    pair: 'query | passage_pos',
    negatives: 'passage_neg',
    rows: 8,
    withNegatives: 8,
    total: 8,
  },
];

describe('negatives of files as people have them', () => {
  it.each(cases)(
    '$file: $pair, and $negatives',
    async ({ file, pair, negatives, rows, withNegatives, total }) => {
      const { report, examples, columns } = await read(file);
      const named = (taken: readonly (number | null)[]) =>
        taken.map((i) => columns[i ?? -1] ?? 'none').join(' | ');
      const { roles } = report;
      expect(named([roles.sentence1, roles.sentence2])).toBe(pair);
      expect(named(roles.negatives)).toBe(negatives);
      expect(roles.label).toBeNull();
      expect(report.inference.loss).toBe('MultipleNegativesRankingLoss');
      expect([report.rows, report.rejected]).toEqual([rows, 0]);
      expect(report.negatives).toEqual({ rows: withNegatives, total });
      expect(examples.items.flatMap((item) => item.negatives)).not.toContain('');
      const used = roleNames.flatMap((role) => columnsOf(roles, role));
      const all = [...used, ...report.unused.map(({ column }) => column)];
      expect(all.sort((a, b) => a - b)).toEqual([...columns.keys()]);
    },
  );

  it('are counted where there are several columns of them', async () => {
    const { report } = await read('06-many-negatives.csv');
    expect(report.evidence.negative).toEqual(message('roles.evidence.negatives', { columns: 5, named: 5 }));
    expect(report.inference.reason).toEqual(
      message('loss.reason.negatives', { pairs: 64, withNegatives: 64, negatives: 320 }),
    );
  });

  it('offer both losses with their counts where most rows have none', async () => {
    const { report } = await read('07-partial-negatives.csv');
    expect(report.notes).toContainEqual(
      message('data.note.fewerNegatives', { rows: 64, without: 38, columns: 1, total: 26 }),
    );
    expect(report.inference.reason).toEqual(
      message('loss.reason.negatives', { pairs: 64, withNegatives: 26, negatives: 26 }),
    );
    const possible = report.inference.choices.flatMap(({ name, unmet }) => (unmet === null ? [name] : []));
    expect(possible).toContain('TripletLoss');
    expect(tripletNote('TripletLoss', report)).toEqual(
      message('loss.triplets', { loss: 'TripletLoss', rows: 64, withNegatives: 26, triplets: 26 }),
    );
    expect(tripletNote('MultipleNegativesRankingLoss', report)).toBeNull();
  });
});
