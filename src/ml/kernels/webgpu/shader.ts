/** What describes a WGSL program. */

/** What a buffer is an array of; `f16` and `vec4h` come in where a tensor is stored as float16. */
export type Element = 'f32' | 'vec4f' | 'i32' | 'u32' | 'f16' | 'vec4h';

/** A WGSL program, written for float32; those with one `name` have one code. */
export interface Shader {
  readonly name: string;
  /** Buffers that are written, by their names in the code; one at least. */
  readonly writes: Readonly<Record<string, Element>>;
  readonly reads: Readonly<Record<string, Element>>;
  /** Tensors of four numbers that `allocateUniform` made: they do not count as storage buffers. Read after `reads`. */
  readonly constants?: readonly string[];
  /** Numbers, as `u.<name>` in the code. */
  readonly uniforms: Readonly<Record<string, 'f32' | 'u32'>>;
  readonly workgroup: readonly [number, number];
  /**
   * The body of `main`, where `group` and `local` are the ids of workgroup and invocation, `local_index` is flat and
   * `index` is one over all invocations, for `flat`.
   */
  readonly body: string;
  /** Functions and workgroup memory. */
  readonly head?: string;
}
