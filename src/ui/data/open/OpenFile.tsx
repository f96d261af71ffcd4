/** What was read from the open file: its rows, what was found in them, and what each column holds. */

import type { DataReport } from '../../../core/report/types';
import { ColumnProfiles } from '../ColumnProfiles';
import { Findings } from '../findings/Findings';
import { FileNotes, OtherNotes } from '../Notes';
import { RejectedRows } from '../RejectedRows';
import { RowGrid } from '../RowGrid';

export function OpenFile({ report }: { readonly report: DataReport }) {
  return (
    <>
      <FileNotes report={report} />
      <RowGrid report={report} />
      <Findings />
      <OtherNotes report={report} />
      <RejectedRows examples={report.examples} name={report.name} />
      <ColumnProfiles columns={report.columns} />
    </>
  );
}
