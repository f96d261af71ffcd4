/**
 * Reads safetensors files, trusting nothing: the header is checked as the reference implementation checks it
 * (https://github.com/huggingface/safetensors#format) before any weight is read, and tensors are read one at a time.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { dequantizeRows, type Dtype, dtypeBytes, isDtype, isFloatDtype, toFloat32 } from './dtypes';
import { repeatedKey } from './jsonKeys';
import type { ModelFiles } from '../types';

/** The reference implementation's cap on the header's bytes. */
const maxHeaderBytes = 100_000_000;

/** Where a tensor lies. */
export interface TensorEntry {
  readonly path: string;
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Offsets in the file, in bytes. */
  readonly start: number;
  readonly end: number;
}

const next =
  'Take the file anew from where the model came from; if it persists, the file was written wrongly.';

const whole = z.number().check(z.int(), z.nonnegative());
const tensorSchema = z.object({
  dtype: z.string(),
  shape: z.array(whole),
  data_offsets: z.tuple([whole, whole]),
});

/** The tensors of one file by name. Throws a ModelError that names the file and, where there is one, the tensor. */
export async function readHeader(files: ModelFiles, path: string): Promise<Map<string, TensorEntry>> {
  const size = files.size(path);
  const fail = (what: string, cause?: unknown) => new ModelError(`${path}: ${what}`, next, { cause });
  if (size < 8) throw fail(`it is ${size} bytes long, too short to be a safetensors file.`);
  const prefix = await files.read(path, 0, 8);
  const headerBytes = new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true);
  if (headerBytes > BigInt(maxHeaderBytes)) {
    throw fail(`its header claims ${headerBytes} bytes; more than ${maxHeaderBytes} are never read.`);
  }
  const dataStart = 8 + Number(headerBytes);
  if (dataStart > size) throw fail(`it is truncated: its header ends at byte ${dataStart} of ${size}.`);

  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path, 8, dataStart));
    header = JSON.parse(text);
  } catch (cause) {
    throw fail('its header is not valid JSON.', cause);
  }
  if (!text.startsWith('{') || typeof header !== 'object' || header === null) {
    throw fail('its header is not a JSON object.');
  }
  const repeated = repeatedKey(text);
  if (repeated !== null) throw fail(`its header names "${repeated}" twice.`);

  const entries: TensorEntry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const parsed = z.safeParse(tensorSchema, value);
    if (!parsed.success) {
      throw fail(`"${name}" has no valid dtype, shape and data_offsets (whole numbers, none negative).`);
    }
    const { dtype, shape, data_offsets: offsets } = parsed.data;
    if (!isDtype(dtype)) throw fail(`"${name}" has the unknown dtype "${dtype}".`);
    const [start, end] = offsets;
    const bytes = shape.reduce((product, side) => product * side, dtypeBytes[dtype]);
    if (end - start !== bytes) {
      throw fail(
        `"${name}" is ${end - start} bytes long, but [${shape.join(', ')}] in ${dtype} takes ${bytes}.`,
      );
    }
    entries.push({ path, name, dtype, shape, start: dataStart + start, end: dataStart + end });
  }

  let reached = dataStart;
  for (const entry of entries.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (entry.start < reached) throw fail(`"${entry.name}" overlaps another tensor.`);
    if (entry.start > reached) {
      throw fail(`${entry.start - reached} bytes before "${entry.name}" belong to no tensor.`);
    }
    reached = entry.end;
  }
  if (reached > size) throw fail(`it is truncated: ${size} bytes of ${reached} are there.`);
  if (reached < size) throw fail(`${size - reached} bytes at its end belong to no tensor.`);
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
    throw new ModelError(`${entry.path}: "${entry.name}" could not be read to its end.`, next);
  }
  const data = isFloatDtype(entry.dtype)
    ? toFloat32(bytes, entry.dtype)
    : dequantizeRows(bytes, await readScale(files, entry, scale));
  const bad = firstNotFinite(data);
  if (bad >= 0) {
    throw new ModelError(
      `${entry.path}: "${entry.name}" holds ${data[bad]} at element ${bad}; a model with such a weight computes nothing.`,
      'Take the file anew, or choose another model.',
    );
  }
  return data;
}

/** −1 where all are finite. A product with 0 tells, many times faster than a look at each. */
function firstNotFinite(data: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] ?? 0) * 0;
  return sum === 0 ? -1 : data.findIndex((value) => !Number.isFinite(value));
}

async function readScale(files: ModelFiles, entry: TensorEntry, scale?: TensorEntry): Promise<Float32Array> {
  const rows = entry.shape[0];
  if (entry.dtype !== 'I8' || !scale || scale.dtype !== 'F32' || scale.shape.length !== 1) {
    throw new ModelError(
      `${entry.path}: "${entry.name}" is stored as ${entry.dtype}; F32, F16 and BF16 can be read, and I8 with an F32 "${entry.name}${scaleSuffix}" of a number a row.`,
      'Convert the model to float32 in Python, or choose another one.',
    );
  }
  if (scale.shape[0] !== rows) {
    throw new ModelError(
      `${entry.path}: "${scale.name}" has ${scale.shape[0]} numbers for the ${rows} rows of "${entry.name}".`,
      next,
    );
  }
  return readTensor(files, scale);
}
