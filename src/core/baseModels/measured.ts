/** What is measured of a model that is compared with others, without training. */

import type { Message } from '../../messages/message';
import type { Backend, Evaluation } from '../run/events';

export interface ModelFacts {
  readonly name: string;
  /** As `model_type` in config.json. */
  readonly architecture: string;
  /** Of the files that were read. */
  readonly bytes: number;
  /** Null where the files do not tell. */
  readonly parameters: number | null;
  /** See `workPerToken`; null where it is not known. */
  readonly work: number | null;
  /** Of a sentence vector. */
  readonly dimensions: number;
  /** Tokens after which sentences are cut: the model's own limit. */
  readonly maxSeqLength: number;
  /** What was assumed when the model was read. */
  readonly notes: readonly Message[];
}

/** Where a model was measured. */
export interface MeasuredOn {
  readonly backend: Backend;
  readonly threads: number;
}

export interface MeasuredModel extends ModelFacts {
  /** The share of the rows' tokens that the tokenizer does not know, in [0, 1]. */
  readonly unknown: number;
  /** Sentences that were embedded, each distinct one once, and the seconds that took. */
  readonly embedded: { readonly sentences: number; readonly seconds: number };
  readonly on: MeasuredOn;
  readonly evaluation: Evaluation;
}

/** Seconds per thousand sentences on this device; null where none was embedded. */
export const secondsPerThousand = ({ embedded: { sentences, seconds } }: Pick<MeasuredModel, 'embedded'>) =>
  sentences === 0 ? null : (1000 * seconds) / sentences;
