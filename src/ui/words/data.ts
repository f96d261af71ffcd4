/** The words of the section "Data". */

import type { Encoding, FileFormat } from '../../core/data/types';
import type { Sample } from '../../core/samples/catalogue';
import { count, plural } from '../../messages/format';

const signed = (n: number) => String(n).replace('-', '−');

export const dataWords = {
  waiting: 'Begin here.',
  reading: 'Reading …',
  ready: (name: string, rows: number) => `${name}: ${plural(rows, 'usable row')}`,
  file: 'Dataset file',
  drop: 'Drop a file of sentence pairs here',
  dropMore:
    'or paste rows anywhere on this page. CSV, TSV or JSON Lines, up to 200,000 rows: two columns of sentences, and a label or score if you have one.',
  privacy: (hosts: readonly string[]) =>
    `Your data stays in this tab: it is read here and sent nowhere. ${
      hosts.length === 0
        ? 'No host but the one that serves this page is contacted.'
        : `Besides the host of this page, only ${hosts.join(', ')} is contacted, for the model’s files.`
    }`,
  samples: 'Samples',
  useSample: (title: string) => `Use sample: ${title}`,
  sampleExpect: (expect: Sample['expect']) =>
    expect
      ? `Expect Spearman to climb from about ${signed(expect.before)} to about ${signed(expect.after)}.`
      : 'The built-in model can’t read it.',
  cancel: 'Cancel reading',
  pastedName: 'pasted.csv',
  readRefused: (name: string) => `Read ${name} another way`,
  detected: 'Detected',
  header: 'First row is a header',
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    gb18030: 'GB18030 (Chinese)',
    'windows-1252': 'Windows-1252 (Western)',
  } satisfies Record<Encoding, string>,
  delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Pipe' },
  formats: {
    delimited: 'Delimited text',
    jsonl: 'JSON Lines',
    dict: 'A column of Python dicts',
  } satisfies Record<FileFormat, string>,
  rows: 'Rows',
  rejectedRows: 'Rejected rows',
  duplicates: 'Repeated pairs',
  preview: 'Preview',
  roles: 'What each column is',
  none: 'None',
  roleNames: { sentence1: 'Sentence 1', sentence2: 'Sentence 2', label: 'Label', negative: 'Negative' },
  chooseColumn: 'Choose a column',
  columns: 'Columns',
  columnHeads: ['Column', 'Kind', 'Rows', 'Empty', 'Distinct', 'Mean length', 'Range', 'Most frequent'],
  kinds: { text: 'text', number: 'number', category: 'category', id: 'id', empty: 'empty' },
  tokens: ({ median, p95, max }: { median: number; p95: number; max: number }) =>
    `In tokens, half of the sentences are no longer than ${count(median)}, 95 in 100 no longer than ${count(p95)}; the longest has ${count(max)}.`,
  unusable: (n: number, shown: number) =>
    n > shown ? `The first ${count(shown)} of ${plural(n, 'rejected row')}` : `${plural(n, 'rejected row')}`,
  line: 'Line',
  reason: 'Reason',
  text: 'Text',
  downloadRejected: 'Download rejected rows',
  heldOut: 'Held-out file',
  heldOutHelp:
    'Optional: a second file, with the same columns, to judge by. Without one a share of the rows is kept from training.',
  heldOutRead: (name: string, rows: number, rejected: number) =>
    `${name}: ${plural(rows, 'usable row')}, ${count(rejected)} rejected.`,
  removeHeldOut: 'Remove held-out file',
  loss: 'Loss',
  inferredNothing: 'Inferred: nothing yet. The loss follows from the shape of your data.',
  noDataYet: 'Open a dataset first.',
} as const;
