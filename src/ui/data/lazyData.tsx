/** What is shown of an open file: its code is fetched while the first one is read. */

import { lazyPart } from '../faults/lazyPart';

const file = () => import('./open/OpenFile');
const roles = () => import('./mapping/DataRoles');

export const OpenFile = lazyPart(async () => (await file()).OpenFile);
export const DataRoles = lazyPart(async () => (await roles()).DataRoles);

/** Fetches it ahead. A failure shows when it is drawn. */
export function prefetchData(): void {
  Promise.all([file(), roles()]).catch(() => {});
}
