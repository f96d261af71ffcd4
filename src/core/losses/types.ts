/** What a catalogue entry says about a loss, and what the wizard answers. */

import type { LabelScheme } from '../data/types';
import type { LossName } from './catalogue';

/** A number that the person can set: its words, its bounds (inclusive) and its default. */
export interface NumberField {
  readonly label: string;
  readonly help: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  readonly integer: boolean;
}

/** What a loss needs to know of the data. */
export interface DataShape {
  readonly labels: LabelScheme['kind'];
  readonly hasNegative: boolean;
  readonly rows: number;
}

export interface LossEntry {
  /** The class name in sentence-transformers. */
  readonly name: string;
  /** One line: what it does. */
  readonly summary: string;
  /** One line: when to use it. */
  readonly whenToUse: string;
  /** Paper or documentation of the formula. */
  readonly source: string;
  /** True where the other rows of a batch are wrong answers: no batch may hold a text twice. */
  readonly inBatchNegatives: boolean;
  readonly params: Readonly<Record<string, NumberField>>;
  /** Null where the data can feed the loss, else why not, as a sentence. Never asked of unusable labels or no rows. */
  unmet(shape: DataShape): string | null;
}

interface LossChoice {
  readonly name: LossName;
  /** Null where it can be chosen, else why not. */
  readonly unmet: string | null;
}

export interface Inference {
  /** Null where no loss fits. */
  readonly loss: LossName | null;
  /** Why, in a sentence that a newcomer understands. */
  readonly reason: string;
  readonly choices: readonly LossChoice[];
}
