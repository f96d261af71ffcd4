/** What is shown of an open file: its code is fetched while the first one is read. */

import { type ComponentProps, Suspense } from 'react';
import { retryable } from '../faults/retryable';

const file = () => import('./open/OpenFile');
const roles = () => import('./mapping/DataRoles');

const File = retryable(async () => (await file()).OpenFile);
const Roles = retryable(async () => (await roles()).DataRoles);

export const OpenFile = (props: ComponentProps<typeof File>) => (
  <Suspense fallback={null}>
    <File {...props} />
  </Suspense>
);

export const DataRoles = (props: ComponentProps<typeof Roles>) => (
  <Suspense fallback={null}>
    <Roles {...props} />
  </Suspense>
);

/** Fetches it ahead. A failure shows when it is drawn. */
export function prefetchData(): void {
  Promise.all([file(), roles()]).catch(() => {});
}
