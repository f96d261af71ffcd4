/** What is said of the order of the evaluation pairs. */

import { words } from '../words';
import type { Pairs } from './usePairs';

export const helpOf = ({ rows, threshold, wrong }: Pairs): string =>
  threshold === null
    ? words.errors.help.graded(rows.length)
    : words.errors.help.binary(wrong, rows.length, threshold);
