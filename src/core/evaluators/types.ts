/** What a catalogue entry says about an evaluator. */

import type { Message } from '../../messages/message';
import type { EvaluationKind, Metrics } from '../metrics/types';

export interface MetricEntry {
  /** As sentence-transformers writes it. */
  readonly name: string;
  /** As the page writes it. */
  readonly label: Message;
  /** One line: what it says. */
  readonly help: Message;
  /** Whether the page shows it; files have every one. */
  readonly onPage: boolean;
  /** Null where it is undefined. */
  of(metrics: Metrics): number | null;
}

export interface EvaluatorEntry {
  /** The class name in sentence-transformers. */
  readonly name: string;
  /** What sentence-transformers' model cards call it. */
  readonly description: string;
  /**
   * Its `name` in sentence-transformers, the prefix of its metrics where they are beside those of others; empty where
   * their own names are enough.
   */
  readonly prefix: string;
  /** The kinds of evaluation sets that it is for. */
  readonly evaluates: readonly EvaluationKind[];
  /** In the order in which sentence-transformers gives them. */
  readonly metrics: readonly MetricEntry[];
  /** The name of the metric by which sentence-transformers chooses the best model. */
  readonly primary: string;
}
