import type { DataReport } from '../../core/report/types';
import type { ScriptData } from '../../core/python/trainingScript';

/** What the training script has to know of the open file. */
export const scriptDataOf = (report: DataReport): ScriptData => ({
  name: report.name,
  format: report.format,
  encoding: report.encoding,
  delimiter: report.delimiter,
  header: report.header,
  columns: report.columns.map(({ name }) => name),
  roles: report.examples.roles,
  labels: report.examples.labels,
});
