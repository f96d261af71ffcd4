import { fileChanges, straysIn } from '../../../core/python/data/fileChanges';
import type { DataReport } from '../../../core/report/types';
import type { ScriptData } from '../../../core/python/data/scriptData';
import { say } from '../../words';

/** What the training script has to know of the open file. */
export const scriptDataOf = (report: DataReport): ScriptData => ({
  name: report.name,
  format: report.format,
  member: report.member,
  sheet: report.sheet,
  encoding: report.encoding,
  delimiter: report.delimiter,
  quoting: report.quoting,
  header: report.header,
  ...(report.linesAbove === undefined ? {} : { linesAbove: report.linesAbove }),
  ...(report.columnStarts === undefined ? {} : { columnStarts: report.columnStarts }),
  strays: straysIn(report.notes),
  columns: report.columns.map(({ name }) => name),
  roles: report.examples.roles,
  labels: report.examples.labels,
  ragged: report.examples.negatives.total < report.examples.roles.negatives.length * report.examples.rows,
  joins: report.examples.joins,
  marks: report.examples.marks,
  labelMarks: report.examples.labelMarks,
  raters: report.examples.raters,
  split: report.examples.split,
  choices: report.examples.choices,
  changes: fileChanges(report.notes).map(say),
  firstRow: (report.preview[0] ?? []).map((cell) => cell.replace(/…$/, '')),
});
