/**
 * The best documents of each query, gathered score by score so that the whole table of scores is never held: the
 * highest score first, equal ones in the order of the documents. That is the order of sentence-transformers'
 * InformationRetrievalEvaluator, which breaks ties by the lower document id.
 */

export interface TopHits {
  /** To be told of each query's documents in ascending order; a score that is no number makes the query's hits void. */
  offer(query: number, document: number, score: number): void;
  /** The documents found, best first; null where a score was no number. */
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
      let place = first + Math.min(count, depth - 1);
      for (; place > first && (scores[place - 1] ?? 0) < score; place--) {
        scores[place] = scores[place - 1] ?? 0;
        documents[place] = documents[place - 1] ?? 0;
      }
      scores[place] = score;
      documents[place] = document;
      if (count < depth) counts[query] = count + 1;
    },
    hits(query) {
      if (broken[query]) return null;
      return documents.subarray(query * depth, query * depth + (counts[query] ?? 0));
    },
  };
}
