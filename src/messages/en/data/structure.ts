/** Messages on what the structure of a file was read as: wrappers, nested values, lists, quoting. */

import { count, plural } from '../../format';
import { quoted, someQuoted } from '../words';

export const structureMessages = {
  'data.note.wrapper': ({ name }: { name: string }) =>
    `The rows were read from the list ${quoted(name)} inside the file.`,
  'data.note.otherLists': ({ names }: { names: readonly string[] }) =>
    `${plural(names.length, 'other list', 'other lists')} beside it ${names.length === 1 ? 'was' : 'were'} left out: ${someQuoted(names)}.`,
  'data.note.columnsJson': ({ columns, rows }: { columns: number; rows: number }) =>
    `The file is written column by column: ${plural(columns, 'column')} with ${plural(rows, 'row')}. Line numbers count the rows from 1.`,
  'data.note.keyedJson': ({ rows }: { rows: number }) =>
    `The file is one object with ${plural(rows, 'row')}; their keys were left out. Line numbers count the rows from 1.`,
  'data.note.archive': ({ member, others }: { member: string; others: readonly string[] }) =>
    `The rows were read from ${member} in the archive${others.length > 0 ? `; ${plural(others.length, 'other file was', 'other files were')} left out: ${someQuoted(others)}` : ''}.`,
  'data.note.sheet': ({ sheet, others }: { sheet: string; others: readonly string[] }) =>
    `The rows were read from the sheet ${quoted(sheet)}; ${plural(others.length, 'other sheet was', 'other sheets were')} left out: ${someQuoted(others)}.`,
  'data.note.sheetRows': 'Line numbers are the numbers of the rows in the sheet.',
  'data.note.rowNumbers': 'The rows are not on lines of their own: line numbers count the rows from 1.',
  'data.note.merged': ({ cells }: { cells: number }) =>
    `${plural(cells, 'merged cell extends', 'merged cells extend')} over several rows: each of these rows got the text.`,
  'data.note.formulas': ({ cells }: { cells: number }) =>
    `${plural(cells, 'formula has', 'formulas have')} no stored result and ${cells === 1 ? 'was' : 'were'} read as empty. Open the file in Excel or LibreOffice and save it to store ${cells === 1 ? 'it' : 'them'}.`,
  'data.note.blankRows': ({ rows }: { rows: number }) =>
    `${plural(rows, 'blank row')} ${rows === 1 ? 'was' : 'were'} skipped.`,
  'data.note.binary': ({ column, cells }: { column: string; cells: number }) =>
    `${plural(cells, 'cell')} of ${quoted(column)} ${cells === 1 ? 'contains' : 'contain'} bytes that are not text and ${cells === 1 ? 'was' : 'were'} left empty.`,
  'data.note.viewerRows': ({ shortened }: { shortened: number }) =>
    `The rows were taken out of the format of the dataset viewer; their numbers were left out${shortened > 0 ? `, and the viewer shortened the texts of ${plural(shortened, 'row')}` : ''}.`,
  'data.note.nested': ({ column, names }: { column: string; names: readonly string[] }) =>
    `The objects in ${quoted(column)} became ${plural(names.length, 'column', 'columns')}: ${someQuoted(names)}.`,
  'data.note.list.rows': ({ column, lists, items }: { column: string; lists: number; items: number }) =>
    `Each item of the lists in ${quoted(column)} became a row: ${plural(items, 'item')} in ${plural(lists, 'list')}.`,
  'data.note.list.texts': (of: { column: string; member: string; others: readonly string[] }) =>
    `The items of the lists in ${quoted(of.column)} are objects: their ${quoted(of.member)} was taken${of.others.length > 0 ? `, and ${someQuoted(of.others)} ${of.others.length === 1 ? 'was' : 'were'} left out` : ''}.`,
  'data.note.list.sets': ({ column, sets, pairs }: { column: string; sets: number; pairs: number }) =>
    `Each list in ${quoted(column)} became rows of two texts, its first text with each of the others: ${plural(pairs, 'row')} of ${plural(sets, 'list')}.`,
  'data.note.list.oneHot': ({ column, classes }: { column: string; classes: number }) =>
    `The lists in ${quoted(column)} have one 1 among ${plural(classes, 'place')}: its place, counted from 0, was taken as the label.`,
  'data.note.chat': (of: { column: string; names: readonly string[]; chats: number; left: number }) =>
    `The chats in ${quoted(of.column)} became ${plural(of.names.length, 'column')}: ${someQuoted(of.names)}.${of.left > 0 ? ` ${plural(of.left, 'other turn was', 'other turns were')} left out of ${plural(of.chats, 'chat')}.` : ''}`,
  'data.note.choices': ({ column, answer, wrong }: { column: string; answer: string; wrong: number }) =>
    `Of the choices in ${quoted(column)} the one that ${quoted(answer)} names became a column of right answers, the others ${plural(wrong, 'column')} of negatives.`,
  'data.note.list.columns': (of: {
    column: string;
    lists: number;
    items: number;
    columns: number;
    empty: number;
  }) =>
    `The lists in ${quoted(of.column)} became ${plural(of.columns, 'column')}: ${plural(of.items, 'item')} in ${plural(of.lists, 'list')}${of.empty > 0 ? `; ${plural(of.empty, 'row has', 'rows have')} none` : ''}.`,
  'data.note.list.kept': ({ column, lists }: { column: string; lists: number }) =>
    `${plural(lists, 'list')} in ${quoted(column)} ${lists === 1 ? 'was' : 'were'} kept as text, because ${lists === 1 ? 'its length fits' : 'their lengths fit'} no columns.`,
  'data.note.quoting.backslash':
    'A backslash stands before quotes and delimiters inside the cells of this file (\\"), and was read so.',
  'data.note.quoting.single': "Cells are quoted by single quotes (') in this file, and were read so.",
  'data.note.quoting.none':
    'Quotes do not enclose cells in this file, so they were read as a part of the text.',
  'data.note.spaced': 'There is a space after each delimiter in this file; it was left out.',
  'data.note.wrapped':
    'Each line stands in quotes in this file, as if it were one cell. These quotes were removed before the lines were split.',
  'data.note.spacesBetween': 'Two or more spaces separate the columns of this file.',
  'data.note.aligned': ({ columns }: { columns: number }) =>
    `The columns of this file are aligned with spaces: each line was cut into ${plural(columns, 'column')} at the same places.`,
  'data.note.swallowed': ({ rows, line }: { rows: number; line: number }) =>
    `${plural(rows, 'row has', 'rows have')} a quoted cell with several lines that look like rows of their own (first on line ${count(line)}). If its quote is part of the text, choose that quotes do not enclose cells.`,
  'data.note.bytes': ({ column, cells }: { column: string; cells: number }) =>
    `${plural(cells, 'cell')} of ${quoted(column)} ${cells === 1 ? 'was' : 'were'} decoded from Python bytes (b'…').`,
  'data.note.printedValues': ({
    column,
    cells,
    example,
  }: {
    column: string;
    cells: number;
    example: string;
  }) =>
    `${plural(cells, 'cell')} of ${quoted(column)} ${cells === 1 ? 'is' : 'are'} written as ${example}: what is around the value was left out.`,
  'data.note.labelled': ({ rows }: { rows: number }) =>
    `${plural(rows, 'line has', 'lines have')} a label before the text (__label__…): they became two columns.`,
  'data.note.joined': (of: { column: string; separator: string; rows: number; whole: number }) =>
    `${quoted(of.column)} was split into two columns at ${of.separator} in ${plural(of.rows, 'row')}${of.whole > 0 ? `; ${plural(of.whole, 'row has', 'rows have')} no second text` : ''}.`,
  'data.note.groupHeader': ({ line }: { line: number }) =>
    `Line ${count(line)} names groups of columns and was skipped: the names of the columns are below it.`,
  'data.note.comments': ({ lines }: { lines: number }) =>
    `${plural(lines, 'comment line')} above the table ${lines === 1 ? 'was' : 'were'} skipped.`,
  'data.note.units': ({ line }: { line: number }) =>
    `Line ${count(line)}, below the header, was skipped: it describes the columns and is not data.`,
  'data.note.rowNames':
    'The header has one name less than the rows have fields: the first column contains row numbers.',
  'data.note.repeatedHeader': ({ lines, line }: { lines: number; line: number }) =>
    `${plural(lines, 'copy of the header was', 'copies of the header were')} skipped (first on line ${count(line)}).`,
  'data.note.extraFields': ({ rows, line }: { rows: number; line: number }) =>
    `Extra fields at the end of ${plural(rows, 'row')} were ignored (first on line ${count(line)}).`,
  'data.row.emptyList': ({ column }: { column: string }) => `The list in ${quoted(column)} is empty.`,
  'data.row.brokenList': ({ column }: { column: string }) =>
    `The list or object in ${quoted(column)} cannot be read.`,
};
