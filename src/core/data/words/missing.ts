/** Marks that stand where a label or a text is missing. */

import { entries } from './labelWords';
import { missingMarks, missingMarksAsWritten, undecided } from './labelTable';

const anyCase = new Set(entries(missingMarks));
const asWritten = new Set(entries(missingMarksAsWritten));
const unchosen = new Set(entries(undecided));

/** Whether a trimmed cell only says that there is nothing, such as "NaN", "n/a" or "\N". */
export function isMissingMark(cell: string): boolean {
  return cell.length < 12 && (anyCase.has(cell.toLowerCase()) || asWritten.has(cell));
}

/** Whether it says that an annotator chose no label. */
export const isUndecided = (cell: string) => cell.length < 12 && unchosen.has(cell.toLowerCase());
