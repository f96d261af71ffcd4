/**
 * The best documents of each query, gathered score by score so that the whole table of scores is never held: the
 * highest score first, equal ones in the order of the documents. That is the order of sentence-transformers'
 * InformationRetrievalEvaluator, which breaks ties by the lower document id.
 */

export interface TopHits {
  /** To be called for each query's documents in ascending order; a NaN score makes the query's hits void. */
  offer(query: number, document: number, score: number): void;
  /** The documents found, best first; null where a score was NaN. */
  hits(query: number): Int32Array | null;
}

/** Holds [queries, depth] scores and documents. */
export function createTopHits(queries: number, depth: number): TopHits {
  const scores = new Float64Array(queries * depth);
  const documents = new Int32Array(queries * depth);
  const counts = new Int32Array(queries);
  const broken = new Uint8Array(queries);
  return {
    offer(query, document, score) {
      if (Number.isNaN(score)) broken[query] = 1;
      const first = query * depth;
      const count = counts[query] ?? 0;
      if (count === depth && !(score > (scores[first + depth - 1] ?? 0))) return;
      let slot = first + Math.min(count, depth - 1);
      for (; slot > first && (scores[slot - 1] ?? 0) < score; slot--) {
        scores[slot] = scores[slot - 1] ?? 0;
        documents[slot] = documents[slot - 1] ?? 0;
      }
      scores[slot] = score;
      documents[slot] = document;
      if (count < depth) counts[query] = count + 1;
    },
    hits(query) {
      if (broken[query]) return null;
      return documents.subarray(query * depth, query * depth + (counts[query] ?? 0));
    },
  };
}
