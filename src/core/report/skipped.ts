/** Why rows were skipped, with how many for each reason. */

import type { Message } from '../../messages/message';
import type { RejectedRow } from '../data/types';

export interface SkippedReason {
  readonly reason: Message;
  readonly rows: number;
  /** The line of the first of them. */
  readonly line: number;
}

/** Reasons that are listed; rows with others are counted together. */
const listed = 8;

export interface SkippedReasons {
  /** The most frequent ones first. */
  readonly reasons: readonly SkippedReason[];
  /** Rows with further reasons. */
  readonly others: number;
}

export function skippedReasons(rejected: readonly RejectedRow[]): SkippedReasons {
  const found = new Map<string, { reason: Message; rows: number; line: number }>();
  for (const { reason, line } of rejected) {
    const key = JSON.stringify(reason);
    const before = found.get(key);
    if (before) before.rows++;
    else found.set(key, { reason, rows: 1, line });
  }
  const all = [...found.values()].sort((a, b) => b.rows - a.rows || a.line - b.line);
  const others = all.slice(listed).reduce((sum, { rows }) => sum + rows, 0);
  return { reasons: all.slice(0, listed), others };
}
