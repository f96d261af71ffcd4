/** What a catalogue entry says about a loss. */

import type { Message, PlainCode } from '../../messages/message';
import type { NegativeCounts } from '../data/dataset/negatives';
import type { LabelScheme } from '../data/types';
import type { ChoiceField, FlagField, NumberField } from '../fields';

interface NumberParam extends NumberField {
  /** The keyword in sentence-transformers. */
  readonly python: string;
}

interface FlagParam extends FlagField {
  /** The keyword in sentence-transformers. */
  readonly python: string;
}

interface ChoiceParam extends ChoiceField {
  readonly options: readonly {
    readonly value: string;
    readonly label: PlainCode;
    /** The arguments in Python, with names from sentence_transformers.losses; empty for Python's default. */
    readonly python: string;
  }[];
}

/** A number, a flag or a choice that a loss lets the person set. */
export type LossParam = NumberParam | FlagParam | ChoiceParam;
export type ParamValue = number | boolean | string;
/** A loss's own values, by the names of its entry's `params`. */
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** What a loss needs to know of the data. */
export interface DataShape {
  readonly labels: LabelScheme['kind'];
  /** False for single sentences, which have no partner, and a class or nothing. */
  readonly hasSecond: boolean;
  readonly negatives: NegativeCounts;
  readonly rows: number;
}

/**
 * The batch sampler that a loss needs, by the names of sentence-transformers' BatchSamplers: with in-batch negatives no
 * batch may hold a text twice; losses that form triplets within a batch need two sentences of each of its classes.
 */
export type BatchSampler = 'batchSampler' | 'noDuplicates' | 'groupByLabel';

export interface LossEntry {
  /** The class name in sentence-transformers. */
  readonly name: string;
  /** Paper or documentation of the formula. */
  readonly source: string;
  readonly batchSampler: BatchSampler;
  /**
   * How processes in Python that share a batch have the loss of the whole batch: `mean` where it is the mean of the rows'
   * losses, and so of the processes'; where it compares rows, by the loss's own `option` or by the `script`, which gather
   * the embeddings.
   */
  readonly acrossProcesses: 'mean' | 'option' | 'script';
  /** Whether a row is a pair, a single sentence, or either. */
  readonly reads: 'pairs' | 'sentences' | 'any';
  /** Whether a sentence without a partner can be its own, since dropout makes its two vectors differ (SimCSE); if absent, not. */
  readonly pairsItself?: true;
  /**
   * Whether it uses the negatives of data that has them: all of a row's together, or apart, as a triplet for each, without
   * the rows that have none.
   */
  readonly usesNegatives: false | 'together' | 'apart';
  /** Whether it uses the labels, and as what. */
  readonly usesLabels: false | 'scores' | 'classes';
  /**
   * Whether it takes the vectors of another model, the recipe's teacher: as a guide in choosing negatives, or to learn from
   * its vectors or from their similarities; if absent, not.
   */
  readonly teacher?: 'guide' | 'vectors' | 'margins' | 'scores';
  /** Whether it trains parameters of its own, which are made for vectors of one dimension. */
  readonly trainsHead?: boolean;
  readonly params: Readonly<Record<string, LossParam>>;
  /** Further arguments in Python, where `model` is the model and `classes` the number of classes. */
  readonly pythonArguments?: string;
  /**
   * Null where the data can feed the loss, else why not. Never called with unusable labels, without rows, or with pairs
   * in place of single sentences and the other way round.
   */
  unmet(shape: DataShape): Message | null;
}
