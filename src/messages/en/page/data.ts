/** The words at the data. */

import { count, duration, plural, signed } from '../../format';
import { readingWords, roleWords } from '../dataWords';
import { and } from '../words';

export const dataWords = {
  reading: 'Reading …',
  readingFile: (name: string) => `Reading ${name} …`,
  file: 'Dataset file',
  drop: 'Drop a file of sentence pairs anywhere',
  dropMore: (maxRows: number) =>
    `or paste rows of a spreadsheet. CSV, TSV, JSON, JSON Lines, Excel (.xlsx), Parquet, or a .zip with one of them, up to ${plural(maxRows, 'row')}: two columns of sentences, and a label or score if you have one.`,
  privacy: (hosts: readonly string[]) =>
    `Your data stays in this tab: it is read here and sent nowhere. ${
      hosts.length === 0
        ? 'Only the host that serves this page is contacted.'
        : `Besides this page’s own host, only ${and(hosts)} ${hosts.length === 1 ? 'is' : 'are'} contacted, to download the model.`
    }`,
  samples: 'Samples',
  samplesHeading: 'Or watch one learn',
  sampleRowsOf: (title: string) => `Two rows of ${title}`,
  openSample: 'Open',
  trainOnSample: (title: string) => `Train on sample: ${title}`,
  trainSample: (seconds: number) => `Train, about ${duration(seconds)}`,
  useSample: (title: string) => `Use sample: ${title}`,
  sampleExpect: (before: number, after: number) =>
    `Expect Spearman to rise from about ${signed(before)} to about ${signed(after)}.`,
  sampleUnreadable: (before: number) =>
    `The built-in model knows few of its characters: Spearman starts at about ${signed(before)}. Choose a Chinese or multilingual base model.`,
  cancel: 'Cancel reading',
  remapping: 'Reading the rows under the new mapping …',
  cancelRemapping: 'Cancel the change',
  pastedName: 'pasted.csv',
  /** Rows of a spreadsheet. */
  pastedCells: 'pasted.tsv',
  parsingOptions: (name: string) => `Parsing options for ${name}`,
  detected: 'Automatic',
  ...readingWords,
  howRead: 'How the file was read',
  notes: 'Notes on the data',
  rows: 'Rows',
  rejectedRows: 'Rejected rows',
  preview: 'Preview',
  roles: 'Column mapping',
  none: 'None',
  roleNames: roleWords,
  /** The first of several is called as the only one. */
  negative: (number: number) => (number === 1 ? 'Negative' : `Negative ${count(number)}`),
  chooseColumn: 'Choose a column',
  unusedColumns: (columns: number) => `${plural(columns, 'column')} not used`,
  useAs: (role: string) => `Use as ${role}`,
  useColumn: (column: string, role: string) => `Use ${column} as ${role}`,
  columns: 'Columns',
  columnHeads: {
    column: 'Column',
    kind: 'Type',
    rows: 'Rows',
    empty: 'Empty',
    unique: 'Unique',
    meanLength: 'Mean characters',
    range: 'Range',
    frequent: 'Most frequent',
  },
  kinds: { text: 'text', number: 'number', category: 'category', id: 'id', empty: 'empty' },
  range: (min: number, max: number) => `${signed(min)} to ${signed(max)}`,
  tokens: ({ median, p95, max }: { readonly median: number; readonly p95: number; readonly max: number }) =>
    `Tokens per sentence: median ${count(median)}, p95 ${count(p95)}, max ${count(max)}`,
  skippedRows: (rows: number) => plural(rows, 'skipped row'),
  skippedFor: (reason: string, rows: number, line: number) =>
    `${reason} (${rows === 1 ? `1 row, line ${count(line)}` : `${count(rows)} rows, first on line ${count(line)}`})`,
  skippedForOthers: (rows: number) => `Other reasons: ${plural(rows, 'row')}`,
  downloadSkipped: 'Download skipped rows',
  evaluationFile: 'Evaluation file',
  evaluationFileHelp:
    'Optional: a second file with the same columns, to evaluate on. Without one, part of the rows is held out from training.',
  evaluationFileRead: (name: string, rows: number, skipped: number) =>
    `${name}: ${plural(rows, 'usable row')}, ${count(skipped)} skipped`,
  removeEvaluationFile: 'Remove evaluation file',
  loss: 'Loss',
  inferredNothing: 'Inferred: nothing yet. The loss follows from the columns of your data.',
  noDataYet: 'Open a dataset first.',
};
