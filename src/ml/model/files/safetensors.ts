/**
 * Reads safetensors files, trusting nothing: the header is checked as the reference implementation checks it
 * (https://github.com/huggingface/safetensors#format) before any weight is read, and tensors are read one at a time.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message, type Message } from '../../../messages/message';
import { dequantizeRows, type Dtype, dtypeBytes, isDtype, isFloatDtype, toFloat32 } from './dtypes';
import { repeatedKey } from './jsonKeys';
import { refusePointer } from './files';
import type { ModelFiles } from '../types';

/** The reference implementation's cap on the header's bytes. */
const maxHeaderBytes = 100_000_000;

/** The position and format of a tensor in its file. */
export interface TensorEntry {
  readonly path: string;
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Offsets in the file, in bytes. */
  readonly start: number;
  readonly end: number;
}

const next = message('model.next.damagedFile');

const whole = z.number().check(z.int(), z.nonnegative());
const tensorSchema = z.object({
  dtype: z.string(),
  shape: z.array(whole),
  data_offsets: z.tuple([whole, whole]),
});

/** The tensors of one file by name. Throws a ModelError that names the file and, if any, the tensor. */
export async function readHeader(files: ModelFiles, path: string): Promise<Map<string, TensorEntry>> {
  const size = files.size(path);
  const fail = (what: Message, cause?: unknown) => new ModelError(what, next, { cause });
  if (size < 8) throw fail(message('model.safetensors.tooShort', { path, bytes: size }));
  await refusePointer(files, path);
  const prefix = await files.read(path, 0, 8);
  const headerBytes = new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true);
  if (headerBytes > BigInt(maxHeaderBytes)) {
    throw fail(
      message('model.safetensors.headerTooLarge', { path, bytes: Number(headerBytes), most: maxHeaderBytes }),
    );
  }
  const dataStart = 8 + Number(headerBytes);
  if (dataStart > size) throw fail(message('model.safetensors.headerCut', { path, end: dataStart, size }));

  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path, 8, dataStart));
    header = JSON.parse(text);
  } catch (cause) {
    throw fail(message('model.safetensors.headerNotJson', { path }), cause);
  }
  if (!text.startsWith('{') || typeof header !== 'object' || header === null) {
    throw fail(message('model.safetensors.headerNotObject', { path }));
  }
  const repeated = repeatedKey(text);
  if (repeated !== null) throw fail(message('model.safetensors.repeatedName', { path, name: repeated }));

  const entries: TensorEntry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const parsed = z.safeParse(tensorSchema, value);
    if (!parsed.success) throw fail(message('model.safetensors.invalidEntry', { path, name }));
    const { dtype, shape, data_offsets: offsets } = parsed.data;
    if (!isDtype(dtype)) throw fail(message('model.safetensors.unknownDtype', { path, name, dtype }));
    const [start, end] = offsets;
    const bytes = end - start;
    const expected = shape.reduce((product, side) => product * side, dtypeBytes[dtype]);
    if (bytes !== expected) {
      throw fail(message('model.safetensors.wrongLength', { path, name, bytes, shape, dtype, expected }));
    }
    entries.push({ path, name, dtype, shape, start: dataStart + start, end: dataStart + end });
  }

  let reached = dataStart;
  for (const { name, start, end } of entries.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < reached) throw fail(message('model.safetensors.overlap', { path, name }));
    if (start > reached) throw fail(message('model.safetensors.gap', { path, name, bytes: start - reached }));
    reached = end;
  }
  if (reached > size) throw fail(message('model.safetensors.truncated', { path, size, expected: reached }));
  if (reached < size) throw fail(message('model.safetensors.trailing', { path, bytes: size - reached }));
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** The suffix of the float32 [rows] companion of an int8 tensor. */
export const scaleSuffix = '.scale';

/**
 * One tensor as float32. An I8 tensor needs `scale`, its F32 [rows] companion. Throws a ModelError where the dtype
 * is none of F32, F16, BF16, I8, or where a value is NaN or infinite.
 */
export async function readTensor(
  files: ModelFiles,
  entry: TensorEntry,
  scale?: TensorEntry,
): Promise<Float32Array> {
  const bytes = await files.read(entry.path, entry.start, entry.end);
  if (bytes.byteLength !== entry.end - entry.start) {
    const { path, name } = entry;
    throw new ModelError(message('model.safetensors.unreadable', { path, name }), next);
  }
  const data = isFloatDtype(entry.dtype)
    ? toFloat32(bytes, entry.dtype)
    : dequantizeRows(bytes, await readScale(files, entry, scale));
  const bad = firstNotFinite(data);
  if (bad >= 0) {
    const { path, name } = entry;
    throw new ModelError(
      message('model.safetensors.notFinite', { path, name, value: String(data[bad]), index: bad }),
      message('model.next.anotherFile'),
    );
  }
  return data;
}

/** −1 where all are finite. The sum of products with 0 shows it, many times faster than checking each value. */
function firstNotFinite(data: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] ?? 0) * 0;
  return sum === 0 ? -1 : data.findIndex((value) => !Number.isFinite(value));
}

async function readScale(files: ModelFiles, entry: TensorEntry, scale?: TensorEntry): Promise<Float32Array> {
  const { path, name, dtype } = entry;
  const [rows = 0] = entry.shape;
  if (dtype !== 'I8' || !scale || scale.dtype !== 'F32' || scale.shape.length !== 1) {
    throw new ModelError(
      message('model.safetensors.dtypeUnsupported', { path, name, dtype, scale: name + scaleSuffix }),
      message('model.next.convertDtype'),
    );
  }
  const [numbers = 0] = scale.shape;
  if (numbers !== rows) {
    throw new ModelError(
      message('model.safetensors.scaleLength', { path, name, scale: scale.name, numbers, rows }),
      next,
    );
  }
  return readTensor(files, scale);
}
