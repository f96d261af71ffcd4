/** How a model is used in Python, for its card and the page. */

import type { Prompts } from '../model/types';

/**
 * Loads it.
 * @param folder its path, in quotes
 * @param dimensions the first numbers of a vector that are used, of a model that was trained for that; null: all
 */
export const loadingLines = (folder: string, dimensions: number | null = null): string =>
  `from sentence_transformers import SentenceTransformer
model = SentenceTransformer(${folder}${dimensions === null ? '' : `, truncate_dim=${dimensions}`})`;

/**
 * Embeds sentences with it, each side with its prompt where the two differ: `query` and `document` are their names in the
 * folder.
 * @param threshold the cosine from which on sentences are similar; null where none is known
 */
export function usageLines({ sentence1, sentence2 }: Prompts, threshold: number | null = null): string {
  const alike = sentence1 === sentence2;
  const encode = alike
    ? `embeddings = model.encode(["A man is eating.", "Someone has a meal."])`
    : `queries = model.encode(["Who is eating?"], prompt_name="query")
documents = model.encode(["A man is eating.", "Someone has a meal."], prompt_name="document")`;
  const cosines = `model.similarity(${alike ? 'embeddings, embeddings' : 'queries, documents'})`;
  return threshold === null
    ? `${encode}
print(${cosines})`
    : `${encode}
cosines = ${cosines}
print(cosines, cosines >= ${threshold.toFixed(4)})`;
}

/** Gives a loaded base model the prompts of both sides, by the names that its folder has. */
export const promptLines = ({ sentence1, sentence2 }: Prompts): string =>
  `model.prompts |= ${JSON.stringify({ query: sentence1, document: sentence2 })}
model.default_prompt_name = ${sentence1 === sentence2 ? '"query"' : 'None'}
`;
