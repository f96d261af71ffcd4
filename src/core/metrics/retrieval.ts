/**
 * How well queries find their documents, by the definitions of sentence-transformers' InformationRetrievalEvaluator
 * (information_retrieval.py, compute_metrics) in float64.
 */

import { cutoffs, type AtCutoffs, type QueryMetrics, type RetrievalMetrics } from './types';
import { createTopHits, type TopHits } from './topHits';

/** What is looked up, among what, and which of it is right. */
export interface Search {
  /** [queries], no two alike. */
  readonly queries: readonly string[];
  /** [documents], no two alike. */
  readonly documents: readonly string[];
  /** For each query the documents that are right, by index; never empty. */
  readonly relevant: readonly ReadonlySet<number>[];
}

/** No metric looks further down the list of hits. */
export const searchDepth = 100;

/** NDCG and MRR are cut here. */
const ranksSeen = 10;

/** `top` has gathered the scores of every query and document. Null without queries, and where a score is no number. */
export function retrievalMetrics(search: Search, top: TopHits): RetrievalMetrics | null {
  return retrievalResults(search, top)?.metrics ?? null;
}

/** The same with what each query found. */
export function retrievalResults(
  { queries, documents, relevant }: Search,
  top: TopHits,
): { readonly metrics: RetrievalMetrics; readonly queries: QueryMetrics } | null {
  const n = queries.length;
  const sums = { accuracy: zeros(), precision: zeros(), recall: zeros() };
  const found = {
    ndcgAt10: new Float32Array(n),
    mrrAt10: new Float32Array(n),
    mapAt100: new Float32Array(n),
  };
  let [ndcg, reciprocal, averagePrecision] = [0, 0, 0];
  for (const [query, right] of relevant.entries()) {
    const hits = top.hits(query);
    if (!hits) return null;
    const gains = Array.from(hits.subarray(0, searchDepth), (document) => right.has(document));
    for (const k of cutoffs) {
      const correct = gains.slice(0, k).filter(Boolean).length;
      sums.accuracy[k] += correct > 0 ? 1 : 0;
      sums.precision[k] += correct / k;
      sums.recall[k] += correct / right.size;
    }
    const first = gains.indexOf(true);
    const ofQuery = {
      ndcg: discounted(gains) / discounted(Array.from({ length: right.size }, () => true)),
      mrr: first >= 0 && first < ranksSeen ? 1 / (first + 1) : 0,
      map: precisions(gains) / Math.min(searchDepth, right.size),
    };
    found.ndcgAt10[query] = ofQuery.ndcg;
    found.mrrAt10[query] = ofQuery.mrr;
    found.mapAt100[query] = ofQuery.map;
    ndcg += ofQuery.ndcg;
    reciprocal += ofQuery.mrr;
    averagePrecision += ofQuery.map;
  }
  if (n === 0) return null;
  const mean = (sum: Record<keyof AtCutoffs, number>): AtCutoffs => ({
    1: sum[1] / n,
    3: sum[3] / n,
    5: sum[5] / n,
    10: sum[10] / n,
  });
  const metrics = {
    queries: n,
    documents: documents.length,
    accuracy: mean(sums.accuracy),
    precision: mean(sums.precision),
    recall: mean(sums.recall),
    ndcgAt10: ndcg / n,
    mrrAt10: reciprocal / n,
    mapAt100: averagePrecision / n,
  };
  return { metrics, queries: found };
}

/** The same from one function that scores a query and a document, by index. */
export function searchMetrics(
  search: Search,
  score: (query: number, document: number) => number,
): RetrievalMetrics | null {
  const top = createTopHits(search.queries.length, searchDepth);
  for (const query of search.queries.keys()) {
    for (const document of search.documents.keys()) top.offer(query, document, score(query, document));
  }
  return retrievalMetrics(search, top);
}

const zeros = (): Record<keyof AtCutoffs, number> => ({ 1: 0, 3: 0, 5: 0, 10: 0 });

/** The discounted cumulative gain of the first ten. */
function discounted(gains: readonly boolean[]): number {
  return gains.slice(0, ranksSeen).reduce((sum, gain, rank) => sum + (gain ? 1 / Math.log2(rank + 2) : 0), 0);
}

/** The sum of the precisions at every right hit. */
function precisions(gains: readonly boolean[]): number {
  let [correct, sum] = [0, 0];
  for (const [rank, gain] of gains.entries()) if (gain) sum += ++correct / (rank + 1);
  return sum;
}
