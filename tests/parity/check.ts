/** One number of ours beside Python's: by how much they differ, and by how much they may. */

export interface Check {
  readonly what: string;
  /** NaN where there is nothing to compare, which never passes. */
  readonly difference: number;
  readonly tolerance: number;
}

export const passes = ({ difference, tolerance }: Check): boolean => difference <= tolerance;

/** The one that is nearest to its tolerance, or furthest beyond it. */
export function worstOf(checks: readonly Check[]): Check {
  const [first, ...others] = checks;
  if (!first) throw new Error('There is nothing to compare.');
  const share = ({ difference, tolerance }: Check) =>
    Number.isNaN(difference) ? Infinity : difference === 0 ? 0 : difference / tolerance;
  return others.reduce((worst, check) => (share(check) > share(worst) ? check : worst), first);
}

export { largestDifference } from '../../src/ml/selfTest/difference';

/** The largest size of all. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] ?? NaN));
  return most;
}
