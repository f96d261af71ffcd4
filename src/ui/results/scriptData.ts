import { fileChanges } from '../../core/python/fileChanges';
import type { DataReport } from '../../core/report/types';
import type { ScriptData } from '../../core/python/scriptData';
import { say } from '../words';

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
  columns: report.columns.map(({ name }) => name),
  roles: report.examples.roles,
  labels: report.examples.labels,
  ragged: report.examples.negatives.total < report.examples.roles.negatives.length * report.examples.rows,
  joins: report.examples.joins,
  marks: report.examples.marks,
  split: report.examples.split,
  choices: report.examples.choices,
  changes: fileChanges(report.notes).map(say),
});
