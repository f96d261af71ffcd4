/** Which models of runs are kept between visits: those of the last three runs and of pinned ones. */

import type { RunRecord } from './record';

/** How many models of runs that are not pinned are kept. */
export const keptModelCount = 3;

/** What came of storing a model: its bytes, or those that are lacking. */
export type Keeping = { readonly bytes: number } | { readonly lacks: number };

type Kept = Pick<RunRecord, 'number' | 'pinned' | 'modelBytes'>;

const bytesOf = ({ modelBytes }: Kept): number => modelBytes ?? 0;
const isKept = ({ modelBytes }: Kept): boolean => modelBytes !== null;
const oldestFirst = (a: Kept, b: Kept): number => a.number - b.number;

/** The bytes of all models that are kept. */
export const modelsBytes = (records: readonly Kept[]): number =>
  records.reduce((sum, record) => sum + bytesOf(record), 0);

/** The runs whose models go now that a newer one is kept, the oldest first. */
export function modelsOver<R extends Kept>(records: readonly R[]): R[] {
  return records
    .filter(isKept)
    .toSorted(oldestFirst)
    .slice(0, -keptModelCount)
    .filter(({ pinned }) => !pinned);
}

/** The runs whose models go so that `bytes` become free, the oldest first; none where all together would not do. */
export function modelsToFree<R extends Kept>(records: readonly R[], bytes: number): R[] {
  const chosen: R[] = [];
  for (const record of records.filter(isKept).toSorted(oldestFirst)) {
    if (modelsBytes(chosen) >= bytes) break;
    if (!record.pinned) chosen.push(record);
  }
  return modelsBytes(chosen) >= bytes ? chosen : [];
}
