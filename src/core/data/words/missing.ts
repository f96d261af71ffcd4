/** Marks that stand where a label or a text is missing. */

import { entries, missingMarks, missingMarksAsWritten, undecided } from './labelTable';

/** In lower case. */
export const marksInAnyCase = entries(missingMarks);
export const marksAsWritten = entries(missingMarksAsWritten);

const anyCase = new Set(marksInAnyCase);
const asWritten = new Set(marksAsWritten);
const unchosen = new Set(entries(undecided));

/** Whether a trimmed cell only says that there is nothing, such as "NaN", "n/a" or "\N". */
export function isMissingMark(cell: string): boolean {
  return cell.length < 12 && (anyCase.has(cell.toLowerCase()) || asWritten.has(cell));
}

/** Whether it says that an annotator chose no label. */
export const isUndecided = (cell: string) => cell.length < 12 && unchosen.has(cell.toLowerCase());
