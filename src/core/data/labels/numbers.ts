/** Reads the ways in which people write a number into a cell: 0.8, "0,8", "80%", １. */

export interface ReadNumber {
  /** As written: "80%" is 80. Infinite where it is too large for a float64. */
  readonly value: number;
  readonly percent: boolean;
  readonly decimalComma: boolean;
}

const written = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?)\s?(%?)$/i;

/** How words begin, and no number: most cells of a table are sentences, which are then not normalised. */
const wordStart = /^\s*[a-z]/i;

/** The number in a cell, or null where there is none (words, NaN, "Infinity", hexadecimal, nothing). */
export function readNumber(cell: string): ReadNumber | null {
  if (wordStart.test(cell)) return null;
  const found = written.exec(cell.normalize('NFKC').trim().replace('−', '-'));
  if (!found) return null;
  const [, digits = '', sign] = found;
  return {
    value: Number(digits.replace(',', '.')),
    percent: sign === '%',
    decimalComma: digits.includes(','),
  };
}
