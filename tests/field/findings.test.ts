import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDataset, withMapping } from '../../src/core/data/dataset/dataset';
import { findInExamples } from '../../src/core/data/findings/find';
import { source } from '../core/data/sources';

const folder = new URL('../fixtures/field/', import.meta.url);
const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isFile() ? [entry.name] : [],
);

/**
 * The invented sentences of most labelled files come from two templates, one for each label, so that their lengths do
 * tell the label.
 */
const byLength = [
  '08-snli.txt',
  '10-allnli.tsv',
  '12-mrpc.txt',
  '13-sts-raw.csv',
  '17-paws.tsv',
  '20-title-body.csv',
  '24-labelstudio.csv',
  '26-prodigy.jsonl',
  '27-excel-wahr.csv',
  '30-likert.csv',
  '31-hf-rows.json',
  '32-pandas-columns.json',
  '33-data-wrapper.json',
  '34-spark.csv',
  '39-hub-snli.csv',
  '41-placeholders.csv',
  '45-single-quotes.csv',
  '51-fraction-scores.csv',
  '53-nested.jsonl',
  '54-texts-list.jsonl',
  '59-distance.csv',
  '62-teacher-cosines.csv',
  '66-sep-joined.csv',
];

/** What is found besides; nothing in all other files. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'a2-texts-min.jsonl': ['smallClasses'],
  'c3-title-body-min.csv': ['smallClasses'],
};

it.each(files)('of %s', async (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
  const { dataset } = await openDataset(source(bytes, name));
  const found = findInExamples(dataset.examples, dataset.roles).map((finding) => finding.name);
  expect(found).toEqual(expected[name] ?? (byLength.includes(name) ? ['labelFromLength'] : []));
});

it('of a file of ids alone, whose columns are chosen by hand, that they are ids', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('36-qrels.tsv', folder)));
  const { dataset } = await openDataset(source(bytes, '36-qrels.tsv'));
  const roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
  const { examples } = withMapping(dataset.parsed, { roles, choices: {} });
  expect(findInExamples(examples, roles).map(({ name }) => name)).toEqual(['ids', 'ids']);
});
