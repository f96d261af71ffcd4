/** How the sentence vectors of a run's model can be downloaded. */

/**
 * `jsonl` (JSON Lines) and `parquet` are one file; the others are a zip with a NumPy array: `npy` of float32, and `int8`
 * and `ubinary` as sentence-transformers' `quantize_embeddings` gives them.
 */
export const embeddingFormats = ['jsonl', 'parquet', 'npy', 'int8', 'ubinary'] as const;
export type EmbeddingFormat = (typeof embeddingFormats)[number];

export type ArrayFormat = Exclude<EmbeddingFormat, 'jsonl' | 'parquet'>;

/** Those of the evaluation part (all of the training where nothing is held out), each distinct one of the file, or each of every row. */
export const embeddedSentences = ['evaluation', 'distinct', 'rows'] as const;
export type EmbeddedSentences = (typeof embeddedSentences)[number];

export interface EmbeddingChoices {
  readonly format: EmbeddingFormat;
  readonly of: EmbeddedSentences;
}

/** What follows the dataset's name in the name of the file. */
export const embeddingsEnding = ({ format }: Pick<EmbeddingChoices, 'format'>): string =>
  format === 'jsonl' || format === 'parquet' ? `-embeddings.${format}` : `-embeddings-${format}.zip`;
