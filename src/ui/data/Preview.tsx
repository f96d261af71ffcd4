/** The first rows as they were read. Text from the file is shown as text, whatever it contains. */

import type { DataReport } from '../../core/report/types';
import { DataTable } from '../parts/DataTable';
import { words } from '../words';

export function Preview({ report }: { readonly report: DataReport }) {
  return (
    <DataTable
      caption={words.data.preview}
      heads={report.columns.map(({ name }) => name)}
      rows={report.preview}
      text
    />
  );
}
