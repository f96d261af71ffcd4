/** Which column feeds what, how its values are taken, and which columns are not used. */

import type { DataReport } from '../../../core/report/types';
import { RoleSelects } from '../RoleSelects';
import { UnusedColumns } from '../UnusedColumns';
import { Mapping } from './Mapping';

export function DataRoles({ report }: { readonly report: DataReport }) {
  return (
    <>
      <RoleSelects report={report} />
      <Mapping report={report} />
      <UnusedColumns report={report} />
    </>
  );
}
