/** The README beside downloaded embeddings. */

import { readingLines } from '../../../core/python/embeddings';
import { embeddingWords as words } from '../../../messages/en/card';
import type { ArrayFormat } from '../../../core/run/export/embeddings';
import { plain } from '../markdown';

export interface EmbeddingFacts {
  readonly format: ArrayFormat;
  /** Of the model, and of the file with the sentences. */
  readonly name: string;
  readonly data: string;
  readonly sentences: number;
  readonly dimensions: number;
}

export const embeddingsReadme = ({ format, name, data, sentences, dimensions }: EmbeddingFacts): string =>
  `# ${words.title}

${words.intro(plain(name), plain(data), sentences, dimensions)} ${words.formats[format]}

\`\`\`python
${readingLines(format)}
\`\`\`
`;
