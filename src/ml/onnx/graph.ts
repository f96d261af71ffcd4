/** An ONNX graph under construction: every method adds a node and returns the name of its output. */

import { type Attribute, type DataType, dataTypes, type Initializer, type Node } from './proto';

/** A constant of a few numbers. */
interface Constant {
  readonly tensor: Initializer;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export class Graph {
  readonly nodes: Node[] = [];
  /** By what is in them, so that none stands twice. */
  readonly #constants = new Map<string, Constant>();
  #count = 0;

  get constants(): readonly Constant[] {
    return [...this.#constants.values()];
  }

  /** Adds a node with `outputs` outputs. */
  many(
    type: string,
    inputs: readonly string[],
    outputs: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): readonly string[] {
    const names = Array.from({ length: outputs }, () => `${type.toLowerCase()}_${this.#count++}`);
    this.nodes.push({ type, inputs, outputs: names, attributes });
    return names;
  }

  add(type: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    return this.many(type, inputs, 1, attributes)[0] ?? '';
  }

  cast(x: string, type: DataType): string {
    return this.add('Cast', [x], { to: dataTypes[type] });
  }

  /** Gives a tensor a name of its own, as an output of the graph needs. */
  named(name: string, input: string): void {
    this.nodes.push({ type: 'Identity', inputs: [input], outputs: [name], attributes: {} });
  }

  float(value: number): string {
    return this.#constant('float', [], Float32Array.of(value));
  }

  /** A vector. */
  floats(values: readonly number[]): string {
    return this.#constant('float', [values.length], Float32Array.from(values));
  }

  /** A scalar. */
  int(value: number): string {
    return this.#constant('int64', [], BigInt64Array.of(BigInt(value)));
  }

  /** A vector. */
  ints(values: readonly number[]): string {
    return this.#constant('int64', [values.length], BigInt64Array.from(values, BigInt));
  }

  #constant(
    type: Initializer['type'],
    shape: readonly number[],
    values: Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>,
  ): string {
    const key = `${type}[${shape.join()}] ${values.join()}`;
    const found = this.#constants.get(key);
    if (found) return found.tensor.name;
    const name = `constant_${this.#constants.size}`;
    this.#constants.set(key, {
      tensor: { name, type, shape },
      bytes: new Uint8Array(values.buffer),
    });
    return name;
  }
}
