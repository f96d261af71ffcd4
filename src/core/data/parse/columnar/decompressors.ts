/** What unpacks the pages of a Parquet file. hyparquet knows Snappy, which most files have; the others are loaded when needed. */

import type { Compressors, FileMetaData } from 'hyparquet';

export async function decompressorsFor({ row_groups }: FileMetaData): Promise<Compressors> {
  const codecs = new Set(
    row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec)),
  );
  const known = [...codecs].every(
    (codec) => codec === undefined || codec === 'UNCOMPRESSED' || codec === 'SNAPPY',
  );
  if (known) return {};
  const { decompressBrotli, decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd } =
    await import('hyparquet-compressors');
  return {
    BROTLI: decompressBrotli,
    GZIP: decompressGzip,
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    ZSTD: (input) => decompressZstd(input),
  };
}
