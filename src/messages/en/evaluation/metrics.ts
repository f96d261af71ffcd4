/** Messages on metrics: the name on the page, and in one line what it says. */

import { count } from '../../format';

export const metricMessages = {
  'evaluation.pearson': 'Pearson',
  'evaluation.pearson.help': 'The linear correlation of cosine and label, from −1 to 1.',
  'evaluation.spearman': 'Spearman',
  'evaluation.spearman.help': 'How well the order of the cosines matches that of the labels, from −1 to 1.',
  'evaluation.accuracy': 'Best accuracy',
  'evaluation.accuracy.help': 'The highest share of pairs that a single threshold classifies correctly.',
  'evaluation.accuracyThreshold': 'Best-accuracy threshold',
  'evaluation.accuracyThreshold.help':
    'Pairs at or above this cosine are predicted similar for that accuracy.',
  'evaluation.f1': 'Best F1',
  'evaluation.f1.help': 'The highest harmonic mean of precision and recall that a single threshold reaches.',
  'evaluation.f1Threshold': 'Best-F1 threshold',
  'evaluation.f1Threshold.help': 'Pairs at or above this cosine are predicted similar for that F1.',
  'evaluation.precision': 'Precision at best F1',
  'evaluation.precision.help':
    'At the best-F1 threshold, the share of pairs predicted similar that are similar.',
  'evaluation.recall': 'Recall at best F1',
  'evaluation.recall.help':
    'At the best-F1 threshold, the share of similar pairs that are predicted similar.',
  'evaluation.averagePrecision': 'Average precision',
  'evaluation.averagePrecision.help': 'The precision at every threshold, weighted by the increase in recall.',
  'evaluation.mcc': 'Matthews correlation',
  'evaluation.mcc.help': 'The correlation of label and prediction at the best-F1 threshold, from −1 to 1.',
  'evaluation.accuracyAt': ({ k }: { k: number }) => `Accuracy@${k}`,
  'evaluation.accuracyAt.help': ({ k }: { k: number }) =>
    k === 1
      ? 'The share of queries whose first hit is a partner.'
      : `The share of queries with a partner among the first ${count(k)} hits.`,
  'evaluation.precisionAt': ({ k }: { k: number }) => `Precision@${k}`,
  'evaluation.precisionAt.help': ({ k }: { k: number }) =>
    k === 1
      ? 'The share of queries whose first hit is a partner.'
      : `The share of partners among the first ${count(k)} hits, averaged over the queries.`,
  'evaluation.recallAt': ({ k }: { k: number }) => `Recall@${k}`,
  'evaluation.recallAt.help': ({ k }: { k: number }) =>
    k === 1
      ? "The share of a query's partners that are its first hit, averaged over the queries."
      : `The share of a query's partners that are among the first ${count(k)} hits, averaged over the queries.`,
  'evaluation.ndcg': ({ k }: { k: number }) => `NDCG@${k}`,
  'evaluation.ndcg.help': ({ k }: { k: number }) =>
    `How high the partners rank among the first ${count(k)} hits, relative to the best possible order.`,
  'evaluation.mrr': ({ k }: { k: number }) => `MRR@${k}`,
  'evaluation.mrr.help': ({ k }: { k: number }) =>
    `One over the rank of the first partner, 0 beyond rank ${count(k)}, averaged over the queries.`,
  'evaluation.map': ({ k }: { k: number }) => `MAP@${k}`,
  'evaluation.map.help': ({ k }: { k: number }) =>
    `The precision at each partner among the first ${count(k)} hits, averaged over partners and queries.`,
  'evaluation.tripletAccuracy': 'Triplet accuracy',
  'evaluation.tripletAccuracy.help':
    'The share of triplets whose second sentence is nearer to the first than the negative is.',
};
