/** What a catalogue entry says about a loss. */

import type { LabelScheme } from '../data/types';
import type { ChoiceField, FlagField, NumberField } from '../fields';

interface NumberParam extends NumberField {
  readonly kind: 'number';
  /** The keyword in sentence-transformers. */
  readonly python: string;
}

interface FlagParam extends FlagField {
  readonly kind: 'flag';
  /** The keyword in sentence-transformers. */
  readonly python: string;
}

export interface ChoiceParam extends ChoiceField {
  readonly kind: 'choice';
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    /** The arguments in Python, of names from sentence_transformers.losses; empty where it goes without saying. */
    readonly python: string;
  }[];
}

/** A number, a yes or no, or one of a few words that a loss lets the person set. */
export type LossParam = NumberParam | FlagParam | ChoiceParam;
export type ParamValue = number | boolean | string;
/** A loss's own values, by the names of its entry's `params`. */
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** What a loss needs to know of the data. */
export interface DataShape {
  readonly labels: LabelScheme['kind'];
  /** False for single sentences, which have a class and no partner. */
  readonly hasSecond: boolean;
  readonly hasNegative: boolean;
  readonly rows: number;
}

/**
 * How the batches of a loss are drawn, by the names of sentence-transformers' BatchSamplers: for losses that take the
 * other rows as wrong answers, no batch may hold a text twice; those that look for triplets in a batch need two
 * sentences of each of its classes.
 */
export type BatchSampler = 'batchSampler' | 'noDuplicates' | 'groupByLabel';

export interface LossEntry {
  /** The class name in sentence-transformers. */
  readonly name: string;
  /** One line: what it does. */
  readonly summary: string;
  /** One line: when to use it. */
  readonly whenToUse: string;
  /** Paper or documentation of the formula. */
  readonly source: string;
  readonly batchSampler: BatchSampler;
  /** Whether a row is a pair, or a single sentence. */
  readonly reads: 'pairs' | 'sentences';
  /** Whether it looks at the negatives of data that has them; they are left out else. */
  readonly usesNegatives: boolean;
  /** Whether it looks at the labels, and as what. */
  readonly usesLabels: false | 'scores' | 'classes';
  /** Whether it trains parameters of its own beside the encoder, which are made for vectors of one length. */
  readonly trainsHead?: boolean;
  readonly params: Readonly<Record<string, LossParam>>;
  /** Further arguments in Python, where `model` is the model and `classes` the number of classes. */
  readonly pythonArguments?: string;
  /**
   * Null where the data can feed the loss, else why not, as a sentence. Never asked of unusable labels, no rows, or
   * pairs in place of single sentences and the other way round.
   */
  unmet(shape: DataShape): string | null;
}
