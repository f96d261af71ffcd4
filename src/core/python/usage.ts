/** How a model is used in Python, for its card; `model` is loaded before. */

import type { Prompts } from '../model/types';

/** Each side with its prompt where the two differ: `query` and `document` are their names in the folder. */
export function usageLines({ sentence1, sentence2 }: Prompts): string {
  if (sentence1 === sentence2) {
    return `embeddings = model.encode(["A man is eating.", "Someone has a meal."])
print(model.similarity(embeddings, embeddings))`;
  }
  return `queries = model.encode(["Who is eating?"], prompt_name="query")
documents = model.encode(["A man is eating.", "Someone has a meal."], prompt_name="document")
print(model.similarity(queries, documents))`;
}

/** Gives a loaded base model the prompts of both sides, by the names that its folder has. */
export const promptLines = ({ sentence1, sentence2 }: Prompts): string =>
  `model.prompts |= ${JSON.stringify({ query: sentence1, document: sentence2 })}
model.default_prompt_name = ${sentence1 === sentence2 ? '"query"' : 'None'}
`;
