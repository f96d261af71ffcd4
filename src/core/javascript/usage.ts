/** How a model's ONNX folder is used with transformers.js, for its card and the page. */

import type { Prompts } from '../model/types';
import type { Precision } from '../run/precisions';

export interface JavaScriptUse {
  /** The folder's path, in quotes. */
  readonly folder: string;
  readonly prompts: Prompts;
  readonly precision: Precision;
  /** Whether the graph has no `sentence_embedding`, because pooling leaves out the prompt. */
  readonly tokensOnly?: boolean;
  /** The first numbers of a vector that are used, of a model that was trained for that; null: all. */
  readonly dimensions?: number | null;
  /** The cosine from which on sentences are similar; null where none is known. */
  readonly threshold?: number | null;
}

/** A module for a page beside the folder, or for Node in the folder's parent. */
export function javascriptLines({
  folder,
  prompts: { sentence1, sentence2 },
  precision,
  tokensOnly = false,
  dimensions = null,
  threshold = null,
}: JavaScriptUse): string {
  const output = tokensOnly ? 'last_hidden_state' : 'sentence_embedding';
  const encode = (name: string, prompt: string, sentences: readonly string[]) => {
    const texts = JSON.stringify(sentences.map((sentence) => prompt + sentence));
    return `const ${name} = await encode(${texts});`;
  };
  const alike = sentence1 === sentence2;
  const calls = alike
    ? [encode('embeddings', sentence1, ['A man is eating.', 'Someone has a meal.'])]
    : [
        encode('queries', sentence1, ['Who is eating?']),
        encode('documents', sentence2, ['A man is eating.', 'Someone has a meal.']),
      ];
  const value =
    dimensions === null ? `${output}.tolist()` : `${output}.slice(null, [0, ${dimensions}]).tolist()`;
  return `import { AutoModel, AutoTokenizer, env } from "@huggingface/transformers";

Object.assign(env, { allowLocalModels: true, allowRemoteModels: false, localModelPath: "./" });
const folder = ${folder};
const tokenizer = await AutoTokenizer.from_pretrained(folder);
const model = await AutoModel.from_pretrained(folder, { dtype: ${JSON.stringify(precision)} });

async function encode(texts) {
  const { ${output} } = await model(await tokenizer(texts, { padding: true, truncation: true }));
  return ${value};
}

${calls.join('\n')}${tokensOnly ? '' : comparison(alike, threshold)}`;
}

function comparison(alike: boolean, threshold: number | null): string {
  const pair = alike ? 'embeddings[0], embeddings[1]' : 'queries[0], documents[0]';
  return `

function cosine(a, b) {
  const dot = (x, y) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
${
  threshold === null
    ? `console.log(cosine(${pair}));`
    : `const similarity = cosine(${pair});
console.log(similarity, similarity >= ${threshold.toFixed(4)});`
}`;
}
