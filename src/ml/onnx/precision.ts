/**
 * How the weights are stored in an ONNX file, and the nodes that read them.
 *
 * `fp32`: as they are. `fp16`: matrices and tables as float16, widened to float32 where they are used, so that every
 * device computes the same numbers. `q8`: onnxruntime's dynamic quantisation: int8 with one scale for each output of a
 * linear layer, symmetric, and uint8 activations whose scale follows from each batch; a table has one scale for each row.
 */

import type { Precision } from '../../core/run/precisions';
import { transposed, transposeInto } from '../encoder/parameterTensors';
import { copiedBytes } from '../model/files/files';
import { isLinearWeight, type WeightArray } from '../model/types';
import { toHalves } from './halves';
import type { Graph } from './graph';
import type { Initializer } from './proto';

/** What a weight becomes in the file: tensors in this order. */
export interface Stored {
  readonly tensors: readonly Initializer[];
  bytes(weight: WeightArray): readonly Uint8Array<ArrayBuffer>[];
}

const isTable = (name: string) => name.startsWith('embeddings.') && !name.includes('norm.');

/** How a parameter of `parameterShapes` is stored. Linear weights are [in, out] in the file. */
export function storedAs(name: string, shape: readonly number[], precision: Precision): Stored {
  const linear = isLinearWeight(name);
  const [rows = 0, columns = 0] = shape;
  const sides = linear ? [columns, rows] : shape;
  if (precision === 'q8' && (linear || isTable(name))) {
    return {
      tensors: [
        { name: `${name}.int8`, type: 'int8', shape: sides },
        { name: `${name}.scale`, type: 'float', shape: linear ? [rows] : [rows, 1] },
      ],
      bytes({ data }) {
        // A row of [out, in] is what one output reads; a row of a table is one token's.
        const { values, scales } = quantizedRows(data, rows, columns);
        const turned = linear ? transposeInto(new Int8Array(values.length), values, rows, columns) : values;
        return [bytesOf(turned), bytesOf(scales)];
      },
    };
  }
  if (precision === 'fp16' && (linear || isTable(name))) {
    return {
      tensors: [{ name: `${name}.half`, type: 'float16', shape: sides }],
      bytes: ({ data }) => [bytesOf(toHalves(linear ? transposed(data, rows, columns) : data))],
    };
  }
  return {
    tensors: [{ name, type: 'float', shape: sides }],
    bytes: ({ data }) => [linear ? bytesOf(transposed(data, rows, columns)) : copiedBytes(data)],
  };
}

/** The largest magnitude of a stored weight. */
const most = 127;

/**
 * int8 values with one scale for each row: value = int8 · scale, the largest magnitude of a row is 127, rounding to the
 * nearest, ties to even (onnxruntime's `quantize_dynamic` with `weight_type=QInt8`, symmetric, `per_channel=True`).
 */
export function quantizedRows(data: Float32Array, rows: number, columns: number) {
  const values = new Int8Array(data.length);
  const scales = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let largest = 0;
    for (let i = r * columns; i < (r + 1) * columns; i++) largest = Math.max(largest, Math.abs(data[i] ?? 0));
    const scale = largest === 0 ? 1 : Math.fround(largest / most);
    scales[r] = scale;
    for (let i = r * columns; i < (r + 1) * columns; i++) {
      values[i] = Math.max(-most, Math.min(most, roundHalfEven(Math.fround((data[i] ?? 0) / scale))));
    }
  }
  return { values, scales };
}

function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const part = x - below;
  if (part !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The nodes that use weights of a precision. */
export interface WeightNodes {
  /** [..., in] → [..., out], without the bias. */
  product(x: string, name: string): string;
  /** Rows of a table: indices [...] → [..., width]. */
  rows(name: string, indices: string): string;
}

export function weightNodes(graph: Graph, precision: Precision): WeightNodes {
  const widen = (x: string) => graph.cast(x, 'float');
  switch (precision) {
    case 'fp32':
      return {
        product: (x, name) => graph.add('MatMul', [x, `${name}.weight`]),
        rows: (name, indices) => graph.add('Gather', [name, indices]),
      };
    case 'fp16':
      return {
        product: (x, name) => graph.add('MatMul', [x, widen(`${name}.weight.half`)]),
        rows: (name, indices) => widen(graph.add('Gather', [`${name}.half`, indices])),
      };
    case 'q8':
      return quantizedNodes(graph, widen);
  }
}

function quantizedNodes(graph: Graph, widen: (x: string) => string): WeightNodes {
  // Query, key and value read the same activations, which are quantised once.
  const quantized = new Map<string, readonly string[]>();
  return {
    product(x, name) {
      const known = quantized.get(x) ?? graph.many('DynamicQuantizeLinear', [x], 3);
      quantized.set(x, known);
      const [values = '', scale = '', zero = ''] = known;
      const sums = widen(graph.add('MatMulInteger', [values, `${name}.weight.int8`, zero]));
      return graph.add('Mul', [sums, graph.add('Mul', [scale, `${name}.weight.scale`])]);
    },
    rows(name, indices) {
      const values = widen(graph.add('Gather', [`${name}.int8`, indices]));
      return graph.add('Mul', [values, graph.add('Gather', [`${name}.scale`, indices])]);
    },
  };
}
