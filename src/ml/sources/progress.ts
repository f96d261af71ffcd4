/** Adds up the bytes of several files, for one progress bar. */

/** Bytes so far, of all bytes. */
export type BytesReport = (done: number, total: number) => void;

/** A listener for each file (by index); `report` is called with the sum. */
export function sumOfFiles(sizes: readonly number[], report: BytesReport | undefined) {
  const done = sizes.map(() => 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (file: number) => (bytes: number) => {
    done[file] = bytes;
    report?.(
      done.reduce((sum, size) => sum + size, 0),
      total,
    );
  };
}
