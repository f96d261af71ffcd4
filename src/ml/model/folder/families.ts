/** The pooling and the prompts of well-known families, by their models' names: hints, which nothing applies unasked. */

import type { FamilyPooling, NamedPrompt, Pooling, ProposedPrompts } from '../../../core/model/types';

/** From the families' own model cards. */
const poolingFamilies: readonly (readonly [name: RegExp, family: string, pooling: Pooling])[] = [
  [/(?<![a-z])bge(?![a-z])/i, 'BGE', 'cls'],
  [/(?<![a-z])mxbai(?![a-z])/i, 'mxbai', 'cls'],
  [/(?<![a-z])arctic-embed(?![a-z])/i, 'Arctic Embed', 'cls'],
  [/(?<![a-z])simcse(?![a-z])/i, 'SimCSE', 'cls'],
];

/** The family that one of the names belongs to, if its pooling is not mean; null if none. */
export function familyPooling(names: readonly string[]): FamilyPooling | null {
  const found = poolingFamilies.find(([pattern]) => names.some((name) => pattern.test(name)));
  return found ? { family: found[1], pooling: found[2] } : null;
}

type FamilyPrompts = readonly [name: RegExp, prompts: ProposedPrompts];

const searchPrompt = 'Represent this sentence for searching relevant passages: ';
const instruction =
  'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ';

const forQueries = (name: RegExp, family: string, sentence1: string): FamilyPrompts => [
  name,
  { family, sentence1, sentence2: '', similarity: null },
];

/** From the families' own model cards; the first that fits. */
const promptFamilies: readonly FamilyPrompts[] = [
  forQueries(/(?<![a-z])e5-.*instruct/i, 'E5 Instruct', instruction),
  [
    /(?<![a-z])e5-(small|base|large)/i,
    { family: 'E5', sentence1: 'query: ', sentence2: 'passage: ', similarity: 'query: ' },
  ],
  forQueries(
    /(?<![a-z])bge-(small|base|large)-zh/i,
    'BGE (Chinese)',
    '为这个句子生成表示以用于检索相关文章：',
  ),
  forQueries(/(?<![a-z])bge-(small|base|large)-en/i, 'BGE (English)', searchPrompt),
  forQueries(/(?<![a-z])mxbai-embed/i, 'mxbai', searchPrompt),
  forQueries(/(?<![a-z])uae-large/i, 'UAE', searchPrompt),
  forQueries(/(?<![a-z])arctic-embed-.*v2/i, 'Arctic Embed 2', 'query: '),
  forQueries(/(?<![a-z])arctic-embed/i, 'Arctic Embed', searchPrompt),
  [
    /(?<![a-z])nomic-embed-text/i,
    {
      family: 'Nomic Embed',
      sentence1: 'search_query: ',
      sentence2: 'search_document: ',
      similarity: 'classification: ',
    },
  ],
  forQueries(/(?<![a-z])gte-.*instruct/i, 'GTE Instruct', instruction),
];

/** By the names that `encode_query` and `encode_document` of sentence-transformers look for, in their order. */
const sideNames = { sentence1: ['query'], sentence2: ['document', 'passage', 'corpus'] } as const;

/** The prompts that the folder itself has for queries and documents, or else those of the model's family; null if none. */
export function proposedPrompts(
  own: readonly NamedPrompt[],
  names: readonly string[],
): ProposedPrompts | null {
  const textOf = (wanted: readonly string[]) =>
    wanted.map((name) => own.find((prompt) => prompt.name === name)).find((prompt) => prompt)?.text ?? '';
  const [sentence1, sentence2] = [textOf(sideNames.sentence1), textOf(sideNames.sentence2)];
  const family = promptFamilies.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null;
  if (sentence1 === '' && sentence2 === '') return family;
  return { family: null, sentence1, sentence2, similarity: family?.similarity ?? null };
}
