/** The token lengths of sentences, and how many of their tokens the tokenizer does not know. */

import type { TokenLengths } from '../../core/model/types';

interface Tokenized {
  /** Tokens that the model has positions for: the lengths that are shown go no further. */
  readonly most: number;
  readonly unknownId: number | null;
  /** Special tokens around each sentence. */
  readonly special: number;
}

/** @param ids of each sentence, with its special tokens, cut to one more than `most` */
export function summariseTokens(
  ids: readonly Int32Array[],
  { most, unknownId, special }: Tokenized,
): TokenLengths {
  const lengths = Int32Array.from(ids, ({ length }) => length).sort();
  const at = (share: number) =>
    Math.min(most, lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))] ?? 0);
  let [tokens, unknown] = [0, 0];
  for (const sentence of ids) {
    tokens += Math.max(0, sentence.length - special);
    if (unknownId !== null) for (const id of sentence) if (id === unknownId) unknown++;
  }
  return {
    sentences: ids.length,
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
    lengths,
    unknown: tokens === 0 ? 0 : unknown / tokens,
  };
}
