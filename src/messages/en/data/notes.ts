/** Messages on what was guessed, repaired or left out, and what training should know of. */

import { count, plural } from '../../format';
import { and, quoted, someQuoted } from '../words';

export const noteMessages = {
  'data.note.encoding': ({ encoding }: { encoding: string }) =>
    `The encoding ${encoding} was detected from the bytes of the file. If characters look wrong, choose another.`,
  'data.note.rowLimit': ({ rows, line }: { rows: number; line: number }) =>
    `Only the first ${plural(rows, 'row')} were kept, up to line ${count(line)}; the rest of the file was left out.`,
  'data.note.skippedLimit': ({ rows }: { rows: number }) =>
    `Reading stopped after ${plural(rows, 'skipped row')}; the rest of the file was left out.`,
  'data.note.quotes': ({ rows, line }: { rows: number; line: number }) =>
    `Quotes within ${plural(rows, 'row')} were not doubled and were read as text (first on line ${count(line)}).`,
  'data.note.oneColumn':
    'The file has only one column: sentences without partners and labels. If there should be more, save them in columns of their own.',
  'data.note.oneColumn.delimited':
    'The file has only one column, sentences without partners and labels: no comma, semicolon, tab or | splits its lines, and neither do spaces. If there should be more, choose the delimiter that it uses.',
  'data.note.oneColumn.otherDelimiter': ({ delimiter }: { delimiter: string }) =>
    `The file was read as one column of sentences, but ${quoted(delimiter)} is equally often in each line. If it separates columns, replace it with a tab in the file.`,
  'data.note.blankLines': ({ lines }: { lines: number }) =>
    `${plural(lines, 'blank line')} ${lines === 1 ? 'was' : 'were'} skipped.`,
  'data.note.header.names': ({ why }: { why: string }) => `The first row was read as column names: ${why}.`,
  'data.note.header.data': ({ why }: { why: string }) => `The first row was read as data: ${why}.`,
  'data.header.counts': 'it counts the columns from 0',
  'data.header.number': ({ cell }: { cell: string }) => `it contains a number (${cell})`,
  'data.header.recurring': ({ cell }: { cell: string }) => `${quoted(cell)} occurs in the rows below too`,
  'data.header.known': ({ cell }: { cell: string }) => `${quoted(cell)} is a common column name`,
  'data.header.above': ({ cell }: { cell: string }) =>
    `${quoted(cell)} is above a column of numbers or labels`,
  'data.header.short': 'it is short, and the rows below are long',
  'data.header.alike': 'it looks like the rows below',
  'data.note.repeatedNames': ({ names }: { names: readonly string[] }) =>
    `${plural(names.length, 'column name occurs more than once; its copies were numbered', 'column names occur more than once; their copies were numbered')}: ${someQuoted(names)}.`,
  'data.note.unnamedColumns': ({ columns }: { columns: number }) =>
    `The header is shorter than the rows: ${plural(columns, 'column had no name and got one', 'columns had no name and got one')}.`,
  'data.note.dictColumn': ({ column, others }: { column: number; others: number }) =>
    `Column ${count(column)} was read, because it contains Python dicts; ${plural(others, 'other column was', 'other columns were')} left out.`,
  'data.note.missingText': ({ mark, rows }: { mark: string; rows: number }) =>
    `A sentence is ${quoted(mark)}, which marks a missing text, in ${plural(rows, 'row')}: ${rows === 1 ? 'it is' : 'they are'} skipped.`,
  'data.note.missingNegative': ({ mark, rows }: { mark: string; rows: number }) =>
    `A negative is ${quoted(mark)}, which marks a missing text, in ${plural(rows, 'row')}: ${rows === 1 ? 'it is' : 'they are'} read as having no negative there.`,
  'data.note.fewerNegatives': (of: { rows: number; without: number; columns: number; total: number }) =>
    of.columns === 1
      ? `${count(of.without)} of ${plural(of.rows, 'row')} ${of.without === 1 ? 'has' : 'have'} no negative.`
      : `Rows have different numbers of negatives: ${count(of.total)} in ${plural(of.rows, 'row')}, ${of.without === 0 ? 'each with at least one' : `${count(of.without)} of them without any`}.`,
  'data.note.keptMark': ({ mark, rows }: { mark: string; rows: number }) =>
    `A sentence is ${quoted(mark)} in ${plural(rows, 'row')}: you chose to keep it as text.`,
  'data.note.joinedColumns': ({ columns }: { columns: readonly string[] }) =>
    `The columns ${and(columns.map(quoted))} are joined into one sentence, with a space between them.`,
  'data.note.meanOfRaters': ({ columns, incomplete }: { columns: readonly string[]; incomplete: number }) =>
    `The label is the mean of ${and(columns.map(quoted))}, the scores of ${plural(columns.length, 'rater')} on one scale.${
      incomplete === 0
        ? ''
        : ` In ${plural(incomplete, 'row')} not all of them gave a score: the mean there is of those who did.`
    }`,
  'data.split.used': (of: { column: string; train: number; part: string; evaluated: number; left: number }) =>
    `The column ${quoted(of.column)} is used as the split: ${plural(of.train, 'row')} of train to train on, ${plural(of.evaluated, 'row')} of ${of.part} to evaluate on${
      of.left === 0 ? '' : `; ${plural(of.left, 'other row is', 'other rows are')} used for neither`
    }.`,
  'data.split.unused': ({ column }: { column: string }) =>
    `The column ${quoted(column)} names a split, which is not used: all rows are read alike.`,
  'data.split.impossible': (of: { column: string; train: number; evaluated: number }) =>
    `The column ${quoted(of.column)} names a split, which cannot be used: it has ${plural(of.train, 'usable row')} to train on and ${count(of.evaluated)} to evaluate on. All rows are read alike.`,
  'data.note.surrogates': ({ rows }: { rows: number }) =>
    `Broken characters (lone surrogates) in ${plural(rows, 'row')} were replaced by "\ufffd".`,
  'data.note.emptyLabel': ({ column }: { column: string }) =>
    `The column ${quoted(column)} is empty, so the pairs have no label.`,
  'data.note.repeatedTexts': ({ texts }: { texts: number }) =>
    `${plural(texts, 'sentence occurs', 'sentences occur')} more than once. No batch contains one twice, because its second copy would count as a wrong answer to the first.`,
  'data.note.frequentText': (of: { text: string; rows: number; total: number; batch: number }) =>
    `One sentence (${quoted(of.text)}) is in ${count(of.rows)} of ${plural(of.total, 'row')}, so batches shrink to about ${plural(of.batch, 'row')} on average, whatever the batch size.`,
  'data.note.batchOfOne': 'A batch of one row has no wrong answers, so the model learns nothing from it.',
};
