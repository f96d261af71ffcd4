/** The numbers of one evaluation. Each is null where it is undefined, and the page says why. */
export interface Metrics {
  readonly pairs: number;
  /** Spearman's rank correlation of cosine and label, ties by mean rank. */
  readonly spearman: number | null;
  /** The highest Spearman that these labels allow any scores without ties to reach; below 1 where labels tie. */
  readonly spearmanCeiling: number | null;
  readonly pearson: number | null;
  /** For labels 0 and 1 only. */
  readonly binary: BinaryMetrics | null;
  /** For pairs without a label only. */
  readonly ranking: RankingMetrics | null;
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
}

/** Each held-out sentence 1 against every held-out sentence 2. */
export interface RankingMetrics {
  readonly accuracyAt1: number;
  /** Mean reciprocal rank over all candidates. */
  readonly mrr: number;
}
