/** What the worker and the thread that runs an ONNX model with transformers.js say to each other. */

import type { Precision } from '../../core/run/precisions';

/** Where onnxruntime computes. */
export type OnnxDevice = 'wasm' | 'webgpu';

/** Of WebAssembly; more would gain nothing on batches as small as these. */
export const mostThreads = 8;

/** Where onnxruntime is fetched from: in the page its own host, in Node the disk. */
export interface RuntimeAddresses {
  readonly mjs: string;
  readonly wasm: string;
}

export interface OnnxSource {
  /** By the paths that transformers.js asks for, such as config.json and onnx/model_fp16.onnx. */
  readonly files: ReadonlyMap<string, Blob>;
  /** The folder of the .onnx file; "" is the top. */
  readonly folder: string;
  readonly precision: Precision;
  /** The paths of files beside the .onnx file that hold its weights; none where it holds them itself. */
  readonly data: readonly string[];
  readonly device: OnnxDevice;
  /** Of WebAssembly. */
  readonly threads: number;
  readonly runtime: RuntimeAddresses;
}

/** Of the graph: its own sentence vectors, or its token vectors. */
export type OnnxOutput = 'sentence_embedding' | 'tokens';

/** Sentences that are encoded together. */
export interface OnnxBatch {
  /** [sentences][tokens] */
  readonly ids: readonly Int32Array[];
  /** What shorter sentences are filled up with. */
  readonly padId: number;
  readonly output: OnnxOutput;
}

export type OnnxRequest =
  | { readonly kind: 'open'; readonly source: OnnxSource }
  | { readonly kind: 'embed'; readonly batch: OnnxBatch }
  /** Token ids as transformers.js makes them of the folder's tokenizer, cut where that says. */
  | { readonly kind: 'tokenise'; readonly texts: readonly string[] };

export type OnnxAnswer =
  | { readonly kind: 'opened'; readonly outputs: readonly OnnxOutput[] }
  /** Of the sentences [sentences × D], or of their tokens, one sentence after the other without padding [tokens × H]. */
  | { readonly kind: 'vectors'; readonly vectors: Float32Array<ArrayBuffer> }
  /** [texts][tokens] */
  | { readonly kind: 'ids'; readonly ids: readonly Int32Array[] }
  /** In the words of the library. */
  | { readonly kind: 'failed'; readonly error: string };
