/** What a search page knows of its model and its sentences: the file `settings.js` beside its script. */

import type { Precision } from '../precisions';

/** Of the search page's model; its vectors are int8 with `q8`, and float32 with `fp32`. */
export const searchPrecisions = ['q8', 'fp32'] as const satisfies readonly Precision[];
export type SearchPrecision = (typeof searchPrecisions)[number];

export interface SearchSettings {
  /** As transformers.js names the model's precision. */
  readonly dtype: SearchPrecision;
  /** Prepended to a query. */
  readonly prompt: string;
  /** Tokens of a query at most, special ones included; longer ones are cut. */
  readonly maxTokens: number;
  /** Special tokens at the end, which stay where a query is cut. */
  readonly closingTokens: number;
  /** Numbers of a vector, and how they are stored in `vectors.bin`, one vector after the other. */
  readonly dimensions: number;
  readonly vectors: 'float32' | 'int8';
  /** Results at or above this cosine are marked; null marks none. */
  readonly threshold: number | null;
  /** `{…}` stands for what the page puts in. */
  readonly words: {
    readonly loading: string;
    readonly ready: string;
    readonly searching: string;
    /** {shown} of {all} */
    readonly found: string;
    readonly similar: string;
    /** {error} */
    readonly failed: string;
  };
}

/** How the vectors of a search page are stored. */
export const vectorsOf = (precision: SearchPrecision): SearchSettings['vectors'] =>
  precision === 'q8' ? 'int8' : 'float32';

/** onnxruntime and transformers.js in a search page, in bytes: much the most of a small one. */
export const searchRuntimeBytes = 14.8e6;

/** Parameters of the model, and the sentences that it searches: the size of the page's zip in bytes, roughly. */
export const searchPageBytes = (
  precision: SearchPrecision,
  parameters: number,
  sentences: number,
  dimensions: number,
): number => searchRuntimeBytes + (precision === 'q8' ? 1 : 4) * (parameters + sentences * dimensions);
