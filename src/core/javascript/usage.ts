/** How a model's ONNX folder is used with transformers.js, for its card and the page. */

import type { Prompts } from '../model/types';
import type { Precision } from '../run/precisions';

/**
 * @param tokensOnly whether the graph has no `sentence_embedding`, because pooling leaves out the prompt
 */
export function javascriptLines(
  { sentence1, sentence2 }: Prompts,
  precision: Precision,
  tokensOnly: boolean,
): string {
  const output = tokensOnly ? 'last_hidden_state' : 'sentence_embedding';
  const encode = (name: string, prompt: string, sentences: readonly string[]) => {
    const texts = JSON.stringify(sentences.map((sentence) => prompt + sentence));
    return `const ${name} = await encode(${texts});`;
  };
  const calls =
    sentence1 === sentence2
      ? [encode('embeddings', sentence1, ['A man is eating.', 'Someone has a meal.'])]
      : [
          encode('queries', sentence1, ['Who is eating?']),
          encode('documents', sentence2, ['A man is eating.', 'Someone has a meal.']),
        ];
  return `import { AutoModel, AutoTokenizer } from "@huggingface/transformers";

const folder = "path/to/this/folder";
const tokenizer = await AutoTokenizer.from_pretrained(folder);
const model = await AutoModel.from_pretrained(folder, { dtype: ${JSON.stringify(precision)} });

async function encode(texts) {
  const { ${output} } = await model(await tokenizer(texts, { padding: true, truncation: true }));
  return ${output}.tolist();
}

${calls.join('\n')}`;
}
