/** Writes a safetensors file as a stream: the header first, then the tensors, one at a time in memory. */

import { copiedBytes, type FileStream } from './files';
import type { WeightArray } from '../types';

/** The file's size is known before the first weight: `tensors` has every name and shape, in the order of `weights`. */
export function safetensorsFile(
  path: string,
  tensors: readonly { readonly name: string; readonly shape: readonly number[] }[],
  weights: () => AsyncIterable<WeightArray>,
): FileStream {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const { name, shape } of tensors) {
    const start = end;
    end += elements(shape) * Float32Array.BYTES_PER_ELEMENT;
    header[name] = { dtype: 'F32', shape, data_offsets: [start, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  // Spaces pad the header, so that every tensor starts at a multiple of 8.
  const prefix = new Uint8Array(8 + Math.ceil(json.length / 8) * 8).fill(0x20);
  new DataView(prefix.buffer).setBigUint64(0, BigInt(prefix.length - 8), true);
  prefix.set(json, 8);

  return {
    path,
    size: prefix.length + end,
    async *stream() {
      yield prefix;
      let i = 0;
      for await (const { name, data } of weights()) {
        const expected = tensors[i++];
        if (name !== expected?.name || data.length !== elements(expected.shape)) {
          const wanted = expected ? `"${expected.name}" [${expected.shape.join(', ')}]` : 'the end';
          throw new Error(`${path}: expected ${wanted}, got "${name}" of ${data.length} elements.`);
        }
        yield copiedBytes(data);
      }
      if (i < tensors.length) throw new Error(`${path}: "${tensors[i]?.name}" is missing.`);
    },
  };
}

const elements = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);
