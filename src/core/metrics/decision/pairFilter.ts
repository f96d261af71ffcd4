/** Which evaluation pairs are looked at: those of a bar of the histogram, of a range of it, or of a cell of the counts. */

export interface PairFilter {
  /** The model whose cosines are limited. */
  readonly model: 'base' | 'now';
  /** Labels below the split, or the others; null: all. */
  readonly group: 'lower' | 'upper' | null;
  /** 0 … 1 */
  readonly split: number;
  /** From this cosine on; null: no limit. */
  readonly from: number | null;
  /** Up to before this cosine; null: no limit. */
  readonly below: number | null;
}

interface Pair {
  readonly label: number;
  readonly base: number;
  /** Null where nothing was trained: the base model's counts. */
  readonly now: number | null;
}

export function passes(
  { model, group, split, from, below }: PairFilter,
  { label, base, now }: Pair,
): boolean {
  const cosine = model === 'base' ? base : (now ?? base);
  return (
    (group === null || (group === 'lower') === label < split) &&
    (from === null || cosine >= from) &&
    (below === null || cosine < below)
  );
}

/** A filter as it stands in an address: "now,upper,0.7,0.75", with the split where it is not 0.5. */
export const filterText = ({ model, group, split, from, below }: PairFilter): string =>
  [model, group ?? '', from ?? '', below ?? '', ...(split === 0.5 ? [] : [split])].join(',');

/** The filter that `filterText` has written; null where it is something else. */
export function parseFilter(text: string): PairFilter | null {
  const [model, group, from, below, split = '0.5', ...rest] = text.split(',');
  const [low, high, at] = [from, below, split].map(limitOf);
  if (model !== 'base' && model !== 'now') return null;
  if (group !== 'lower' && group !== 'upper' && group !== '') return null;
  if (low === undefined || high === undefined || rest.length > 0) return null;
  if (at === undefined || at === null || at < 0 || at > 1) return null;
  return { model, group: group === '' ? null : group, split: at, from: low, below: high };
}

/** Undefined where it is no cosine. */
function limitOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === '') return null;
  const value = Number(text);
  return Math.abs(value) <= 1.1 ? value : undefined;
}
