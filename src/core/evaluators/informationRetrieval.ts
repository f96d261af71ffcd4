/** Whether each first sentence finds its partners among all second ones. */

import { message } from '../../messages/message';
import { cutoffs, type Cutoff } from '../metrics/types';
import type { EvaluatorEntry, MetricEntry } from './types';

const accuracy = (k: Cutoff): MetricEntry => ({
  name: `cosine_accuracy@${k}`,
  label: message('evaluation.accuracyAt', { k }),
  help: message('evaluation.accuracyAt.help', { k }),
  onPage: true,
  of: ({ retrieval }) => retrieval?.accuracy[k] ?? null,
});

const precision = (k: Cutoff): MetricEntry => ({
  name: `cosine_precision@${k}`,
  label: message('evaluation.precisionAt', { k }),
  help: message('evaluation.precisionAt.help', { k }),
  onPage: false,
  of: ({ retrieval }) => retrieval?.precision[k] ?? null,
});

const recall = (k: Cutoff): MetricEntry => ({
  name: `cosine_recall@${k}`,
  label: message('evaluation.recallAt', { k }),
  help: message('evaluation.recallAt.help', { k }),
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
      label: message('evaluation.ndcg', { k: 10 }),
      help: message('evaluation.ndcg.help', { k: 10 }),
      onPage: true,
      of: ({ retrieval }) => retrieval?.ndcgAt10 ?? null,
    },
    {
      name: 'cosine_mrr@10',
      label: message('evaluation.mrr', { k: 10 }),
      help: message('evaluation.mrr.help', { k: 10 }),
      onPage: true,
      of: ({ retrieval }) => retrieval?.mrrAt10 ?? null,
    },
    {
      name: 'cosine_map@100',
      label: message('evaluation.map', { k: 100 }),
      help: message('evaluation.map.help', { k: 100 }),
      onPage: true,
      of: ({ retrieval }) => retrieval?.mapAt100 ?? null,
    },
  ],
  primary: 'cosine_ndcg@10',
} satisfies EvaluatorEntry;
