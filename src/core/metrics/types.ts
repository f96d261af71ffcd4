/** What the labels of the evaluation pairs are: grades, two classes, or matching pairs with counter-examples beside them. */
export type EvaluationKind =
  | 'score'
  | 'binary'
  /** Counter-examples drawn from the other pairs. */
  | 'pairs'
  /** Counter-examples that the data has: the negatives, in the order of the pairs. */
  | 'triplets';

/** The numbers of one evaluation. Each is null where it is undefined, and the page says why. */
export interface Metrics {
  readonly kind: EvaluationKind;
  readonly pairs: number;
  /** Spearman's rank correlation of cosine and label, ties by mean rank. */
  readonly spearman: number | null;
  /** The highest Spearman that these labels allow any scores without ties to reach; below 1 where labels tie. */
  readonly spearmanCeiling: number | null;
  readonly pearson: number | null;
  /** Not for grades. */
  readonly binary: BinaryMetrics | null;
  /** For matching pairs only. */
  readonly retrieval: RetrievalMetrics | null;
  /** The share of triplets whose second sentence is nearer than the negative; for triplets only. */
  readonly tripletAccuracy: number | null;
}

/** As sentence-transformers' BinaryClassificationEvaluator with cosine. */
export interface BinaryMetrics {
  readonly accuracy: number;
  readonly accuracyThreshold: number;
  readonly f1: number;
  readonly f1Threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly averagePrecision: number;
  /** Matthews' correlation at the threshold of the best F1. */
  readonly mcc: number;
}

/** Where the list of hits is cut for accuracy, precision and recall. */
export const cutoffs = [1, 3, 5, 10] as const;
export type Cutoff = (typeof cutoffs)[number];
export type AtCutoffs = Readonly<Record<Cutoff, number>>;

/** What each query found, of which the means are `RetrievalMetrics`. [queries] each */
export interface QueryMetrics {
  readonly ndcgAt10: Float32Array;
  readonly mrrAt10: Float32Array;
  readonly mapAt100: Float32Array;
}

/** As sentence-transformers' InformationRetrievalEvaluator with cosine: means over the queries. */
export interface RetrievalMetrics {
  readonly queries: number;
  /** The texts among which each query is looked up. */
  readonly documents: number;
  readonly accuracy: AtCutoffs;
  readonly precision: AtCutoffs;
  readonly recall: AtCutoffs;
  readonly ndcgAt10: number;
  readonly mrrAt10: number;
  readonly mapAt100: number;
}
