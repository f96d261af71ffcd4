/** Where the two ways of trying a model by hand stand: two sentences compared, and a search through the dataset. */

import type { Problem } from '../core/errors';
import type { ModelSide } from '../core/model/types';
import type { Progress } from '../core/run/events';
import type { SearchResult } from '../protocol/calls';

export interface Pair {
  readonly first: string;
  readonly second: string;
}

export interface Cosines {
  readonly of: Pair;
  readonly base: number;
  /** Null where there is no fine-tuned model beside the base model. */
  readonly tuned: number | null;
}

/** `asking` keeps what was known before. */
export type Comparison =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly last: Cosines | null }
  | { readonly kind: 'known'; readonly last: Cosines }
  | { readonly kind: 'failed'; readonly problem: Problem };

export const lastOf = (comparison: Comparison): Cosines | null =>
  comparison.kind === 'known' || comparison.kind === 'asking' ? comparison.last : null;

export interface Found {
  readonly query: string;
  readonly base: SearchResult;
  /** Null where there is no fine-tuned model beside the base model, or it was not searched yet. */
  readonly tuned: SearchResult | null;
}

export interface Indexing {
  readonly side: ModelSide;
  readonly progress: Progress;
  /** Seconds; null while unknown. */
  readonly remaining: number | null;
}

/** `found` is the result of the last search, under the current data and base model. */
export interface Search {
  readonly kind: 'idle' | 'searching' | 'stopped' | 'failed';
  readonly indexing: Indexing | null;
  readonly problem: Problem | null;
  readonly found: Found | null;
}
