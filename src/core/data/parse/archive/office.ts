/** Recognises the archives of office programs by the paths inside. */

/** Which office file an archive with these paths is, or null. */
export function officeFile(paths: readonly string[]): 'xlsx' | 'xlsb' | 'docx' | 'ods' | null {
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  if (!has(/^\[Content_Types\]\.xml$/)) return has(/^mimetype$/) && has(/^content\.xml$/) ? 'ods' : null;
  if (has(/^xl\/workbook\.bin$/i)) return 'xlsb';
  if (has(/^xl\/.*\.xml$/i)) return 'xlsx';
  return has(/^word\//i) ? 'docx' : null;
}

interface Part {
  readonly filename: string;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
}

/** The unpacked bytes of what is read of a workbook; infinite where a part hides its size. */
export function workbookBytes(parts: readonly Part[]): number {
  const read = parts.filter(({ filename }) => /\.(xml|rels)$/i.test(filename));
  const sizes = read.map(({ compressedSize, uncompressedSize }) =>
    uncompressedSize === 0 && compressedSize > 2 ? Infinity : uncompressedSize,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
