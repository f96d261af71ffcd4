/** What the parser refuses or stops at. Each limit is named in the message of whoever meets it. */

export const limits = {
  /** Rows kept of a file; what comes after is left out, and a note says so. */
  rows: 200_000,
  /** Rejected rows kept; reading stops there too. */
  rejected: 200_000,
  columns: 256,
  /** Characters of one row: beyond it a quote was surely left open. */
  rowCharacters: 1_000_000,
  /** Characters of one cell with a Python dict. */
  literalCharacters: 65_536,
  literalDepth: 8,
  fileBytes: 2_000_000_000,
  /** Bytes read at once, between which other work gets its turn. */
  pieceBytes: 1_048_576,
  /** Characters read twice because of quotes that do not pair up. */
  rereadCharacters: 100_000_000,
} as const;

/** 200000 → "200,000". */
export const count = (n: number): string => n.toLocaleString('en-US');

/** "1 row", "2 rows"; an irregular plural is given. */
export const counted = (n: number, singular: string, plural = `${singular}s`): string =>
  `${count(n)} ${n === 1 ? singular : plural}`;
