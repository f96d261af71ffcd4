/** NumPy's file format, version 1.0: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */

/** By the names of NumPy's array protocol: little-endian float32, int8, uint8. */
const types = { float32: '<f4', int8: '|i1', uint8: '|u1' } as const;
export type NpyType = keyof typeof types;

/** What stands before the values of an array in C order; with it the file's values start at a multiple of 64 bytes. */
export function npyHeader(
  type: NpyType,
  shape: readonly [rows: number, columns: number],
): Uint8Array<ArrayBuffer> {
  const [rows, columns] = shape;
  const entries = `{'descr': '${types[type]}', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const magic = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0];
  const before = magic.length + 2;
  const size = Math.ceil((before + entries.length + 1) / 64) * 64 - before;
  const dictionary = new TextEncoder().encode(`${entries.padEnd(size - 1)}\n`);
  return Uint8Array.from([...magic, size & 0xff, size >> 8, ...dictionary]);
}
