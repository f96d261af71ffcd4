/** Makes the search that matching pairs are evaluated on: every first sentence looks for its partners among all texts. */

import type { Search } from '../../metrics/retrieval';
import { comparable } from '../sentence';
import type { Example } from '../types';

/** The vectors of a search are held at once; those of this number of rows with three texts take some ten megabytes. */
export const maxSearched = 5000;

/**
 * Queries are the distinct first sentences, documents the distinct second ones and then the distinct negatives, of the first `maxSearched` rows. Texts that differ in case or spaces alone are one, in the form
 * that comes first: so a query has as many relevant documents as it has partners.
 */
export function searchOf(heldOut: readonly Example[]): Search {
  const rows = heldOut.slice(0, maxSearched);
  const [queries, documents] = [distinctTexts(), distinctTexts()];
  const relevant: Set<number>[] = [];
  for (const { sentence1, sentence2 } of rows) {
    if (sentence2 === null) continue;
    const query = queries.add(sentence1);
    relevant[query] = (relevant[query] ?? new Set<number>()).add(documents.add(sentence2));
  }
  for (const { negatives } of rows) for (const text of negatives) documents.add(text);
  return { queries: queries.texts, documents: documents.texts, relevant };
}

function distinctTexts() {
  const indices = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    /** @returns its index among the texts */
    add(text: string): number {
      const key = comparable(text);
      const index = indices.get(key) ?? texts.push(text) - 1;
      indices.set(key, index);
      return index;
    },
  };
}
