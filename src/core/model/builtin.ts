/** What is known of the built-in model before it is loaded; its files say the same. */

import { workPerToken } from './work';

export const builtinModel = {
  layers: 3,
  /** Of its weights. */
  bytes: 17_462_848,
  work: workPerToken(3, 384, 1536),
  /** For a reader who knows models by their names on the Hub. */
  described: 'a three-layer student of sentence-transformers/all-MiniLM-L6-v2',
  /** The id on the Hub of the model that it is derived from. */
  teacher: 'sentence-transformers/all-MiniLM-L6-v2',
} as const;

/** A file of it, where its files do not lie in one folder below the page. */
export interface ServedFile {
  /** Relative to the model's folder. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Absolute. */
  readonly url: string;
}

/** The folder in which a Python script finds it in the form that sentence-transformers reads. */
export const builtinFolder = 'semblance-base';
