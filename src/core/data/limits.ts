/** What the parser refuses or stops at. The message about it names the limit. */

export const limits = {
  /** Rows kept of a file; what comes after is left out, and a note says so. */
  rows: 200_000,
  /** Rejected rows kept; reading stops there too. */
  rejected: 200_000,
  columns: 256,
  /** Characters of one row: a longer one has surely a quote left open. */
  rowCharacters: 1_000_000,
  /** Characters of one cell with a Python dict. */
  literalCharacters: 65_536,
  literalDepth: 8,
  /** Items of a list that become columns. */
  listColumns: 32,
  fileBytes: 2_000_000_000,
  /** Bytes of a file inside an archive, and of the part of a Parquet file that is read, once they are unpacked. */
  unpackedBytes: 500_000_000,
  /** Bytes of a workbook's sheets and texts once they are unpacked: they are read in one go. */
  workbookBytes: 250_000_000,
  /** Bytes of one cell that is no text; a longer one is left out. */
  binaryCell: 65_536,
  /** Bytes read at once; other work gets its turn in between. */
  pieceBytes: 1_048_576,
  /** Characters read twice because of quotes that do not pair up. */
  rereadCharacters: 100_000_000,
} as const;

/** Splits nothing: a comma in a file of one column belongs to its text. */
export const noDelimiter = '\u001f';
