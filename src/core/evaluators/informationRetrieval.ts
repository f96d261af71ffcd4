/** Whether each first sentence finds its partners among all second ones. */

import { cutoffs, type Cutoff } from '../metrics/types';
import type { EvaluatorEntry, MetricEntry } from './types';

const accuracy = (k: Cutoff): MetricEntry => ({
  name: `cosine_accuracy@${k}`,
  label: `Accuracy@${k}`,
  help: `The share of queries with a partner among the first ${k}.`,
  onPage: true,
  of: ({ retrieval }) => retrieval?.accuracy[k] ?? null,
});

const precision = (k: Cutoff): MetricEntry => ({
  name: `cosine_precision@${k}`,
  label: `Precision@${k}`,
  help: `The share of partners among the first ${k}, mean of the queries.`,
  onPage: false,
  of: ({ retrieval }) => retrieval?.precision[k] ?? null,
});

const recall = (k: Cutoff): MetricEntry => ({
  name: `cosine_recall@${k}`,
  label: `Recall@${k}`,
  help: `The share of a query's partners that are among the first ${k}, mean of the queries.`,
  onPage: k === 10,
  of: ({ retrieval }) => retrieval?.recall[k] ?? null,
});

export const informationRetrieval = {
  name: 'InformationRetrievalEvaluator',
  description: 'Information Retrieval',
  prefix: '',
  evaluates: ['pairs', 'triplets'],
  metrics: [
    ...cutoffs.map(accuracy),
    ...cutoffs.map(precision),
    ...cutoffs.map(recall),
    {
      name: 'cosine_ndcg@10',
      label: 'NDCG@10',
      help: 'How far up in the first ten the partners stand, beside the best possible order.',
      onPage: true,
      of: ({ retrieval }) => retrieval?.ndcgAt10 ?? null,
    },
    {
      name: 'cosine_mrr@10',
      label: 'MRR@10',
      help: 'One over the rank of the first partner, 0 beyond ten, mean of the queries.',
      onPage: true,
      of: ({ retrieval }) => retrieval?.mrrAt10 ?? null,
    },
    {
      name: 'cosine_map@100',
      label: 'MAP@100',
      help: 'The precision at each partner among the first hundred, mean of partners and queries.',
      onPage: true,
      of: ({ retrieval }) => retrieval?.mapAt100 ?? null,
    },
  ],
  primary: 'cosine_ndcg@10',
} satisfies EvaluatorEntry;
