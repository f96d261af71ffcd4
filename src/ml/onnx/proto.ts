/**
 * The protobuf messages of an ONNX model, by the field numbers of onnx.proto3
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
 */

import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** TensorProto.DataType. */
export const dataTypes = { float: 1, int8: 3, int64: 7, float16: 10 } as const;
export type DataType = keyof typeof dataTypes;

/** Bytes of one element. */
const elementBytes: Readonly<Record<DataType, number>> = { float: 4, int8: 1, int64: 8, float16: 2 };

/** A whole number in an attribute is an INT; one that is meant as a FLOAT is written `{ float }`. */
export type Attribute = number | readonly number[] | { readonly float: number };

export interface Node {
  readonly type: string;
  /** Names of tensors; "" leaves out an optional one. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A tensor of constant values, without them. */
export interface Initializer {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly number[];
}

/** An input or output of the graph; a string in the shape names a side that may vary. */
export interface Value {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly (number | string)[];
}

const byteLength = ({ type, shape }: Initializer): number =>
  shape.reduce((product, side) => product * side, elementBytes[type]);

/** AttributeProto.AttributeType. */
const attributeTypes = { float: 1, int: 2, ints: 7 } as const;

/** A message that is written field by field; `finish` gives its bytes. */
class Message {
  readonly #writer = new BinaryWriter();

  int(field: number, value: number): this {
    this.#writer.tag(field, WireType.Varint).int64(value);
    return this;
  }

  ints(field: number, values: readonly number[]): this {
    this.#writer.tag(field, WireType.LengthDelimited).fork();
    for (const value of values) this.#writer.int64(value);
    this.#writer.join();
    return this;
  }

  float(field: number, value: number): this {
    this.#writer.tag(field, WireType.Bit32).float(value);
    return this;
  }

  text(field: number, value: string): this {
    this.#writer.tag(field, WireType.LengthDelimited).string(value);
    return this;
  }

  message(field: number, value: Message): this {
    this.#writer.tag(field, WireType.LengthDelimited).bytes(value.finish());
    return this;
  }

  /** The tag and the length of a field whose bytes follow from elsewhere. */
  head(field: number, length: number): this {
    this.#writer.tag(field, WireType.LengthDelimited).uint32(length);
    return this;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#writer.finish();
  }
}

function nodeMessage({ type, inputs, outputs, attributes }: Node, name: string): Message {
  const node = new Message();
  for (const input of inputs) node.text(1, input);
  for (const output of outputs) node.text(2, output);
  node.text(3, name).text(4, type);
  for (const [key, value] of Object.entries(attributes)) node.message(5, attributeMessage(key, value));
  return node;
}

function attributeMessage(name: string, value: Attribute): Message {
  const attribute = new Message().text(1, name);
  if (typeof value === 'number') return attribute.int(3, value).int(20, attributeTypes.int);
  if ('float' in value) return attribute.float(2, value.float).int(20, attributeTypes.float);
  // Not packed: `ints` of the message is a repeated field of proto2.
  for (const item of value) attribute.int(8, item);
  return attribute.int(20, attributeTypes.ints);
}

function valueMessage({ name, type, shape }: Value): Message {
  const sides = new Message();
  for (const side of shape) {
    const dimension = new Message();
    if (typeof side === 'number') dimension.int(1, side);
    else dimension.text(2, side);
    sides.message(1, dimension);
  }
  const tensor = new Message().int(1, dataTypes[type]).message(2, sides);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
}

/** All of a TensorProto but its values, which follow as they are. */
const tensorHead = (tensor: Initializer): Uint8Array<ArrayBuffer> =>
  new Message()
    .ints(1, tensor.shape)
    .int(2, dataTypes[tensor.type])
    .text(8, tensor.name)
    .head(9, byteLength(tensor))
    .finish();

export interface ModelParts {
  readonly nodes: readonly Node[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** In the order in which their values are written. */
  readonly initializers: readonly Initializer[];
}

/** The version of the default operator set: the first with LayerNormalization. */
const opset = 17;
/** The version of the file format that belongs to it (https://onnx.ai/onnx/repo-docs/Versioning.html). */
const irVersion = 8;

/** A model's file in parts: its start, then for each initializer what stands before its values. */
export interface ModelLayout {
  readonly start: Uint8Array<ArrayBuffer>;
  readonly heads: readonly Uint8Array<ArrayBuffer>[];
  /** Bytes of the whole file. */
  readonly size: number;
}

export function layoutOf({ nodes, inputs, outputs, initializers }: ModelParts): ModelLayout {
  const graph = new Message();
  for (const [i, node] of nodes.entries()) graph.message(1, nodeMessage(node, `${node.type}_${i}`));
  graph.text(2, 'sentence_encoder');
  for (const input of inputs) graph.message(11, valueMessage(input));
  for (const output of outputs) graph.message(12, valueMessage(output));
  const graphStart = graph.finish();

  const heads = initializers.map((tensor) => {
    const head = tensorHead(tensor);
    const field = new Message().head(5, head.length + byteLength(tensor)).finish();
    return joined(field, head);
  });
  const graphSize = initializers.reduce(
    (sum, tensor, i) => sum + (heads[i]?.length ?? 0) + byteLength(tensor),
    graphStart.length,
  );
  const modelStart = new Message()
    .int(1, irVersion)
    .text(2, 'semblance')
    .message(8, new Message().text(1, '').int(2, opset))
    .head(7, graphSize)
    .finish();
  return { start: joined(modelStart, graphStart), heads, size: modelStart.length + graphSize };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
