/** The lengths of a sample of sentences in tokens, and how many of those the tokenizer does not know. */

import type { Example } from '../../core/data/types';
import type { TokenLengths } from '../../core/model/types';
import type { Progress } from '../../core/run/events';
import type { EncoderConfig } from '../model/types';
import { tokenise } from './tokenise';
import { allSentences, createTokenStore, type TokenizedModel } from './tokenStore';

const sampledSentences = 2000;

interface BoundedModel extends TokenizedModel {
  readonly config: TokenizedModel['config'] & { readonly encoder: Pick<EncoderConfig, 'maxPositions'> };
}

/** Of about 2,000 sentences, those of every n-th row. Yields before each piece of them. */
export async function* measureTokens(
  description: BoundedModel,
  items: readonly Example[],
): AsyncGenerator<Progress, TokenLengths> {
  const stride = Math.max(1, Math.ceil((2 * items.length) / sampledSentences));
  const sentences = items.filter((_example, i) => i % stride === 0).flatMap(allSentences);
  const { tokenizer, config } = description;
  const most = config.encoder.maxPositions;
  // One more than there is room for shows that a sentence would be cut.
  const tokens = createTokenStore(description, most + 1);
  yield* tokenise(tokens, sentences);
  const around = {
    sentence1: tokens.ids('', 'sentence1').length,
    sentence2: tokens.ids('', 'sentence2').length,
  };
  return summarise(
    sentences.map(({ text, side }) => ({ ids: tokens.ids(text, side), around: around[side] })),
    { most, unknownId: tokenizer.unknownId ?? null },
  );
}

interface Tokens {
  readonly ids: Int32Array;
  /** Those of them that are special tokens or a prompt's. */
  readonly around: number;
}

interface Tokenized {
  /** Tokens that the model has positions for: the lengths that are shown go no further. */
  readonly most: number;
  readonly unknownId: number | null;
}

function summarise(sentences: readonly Tokens[], { most, unknownId }: Tokenized): TokenLengths {
  const lengths = Int32Array.from(sentences, ({ ids }) => ids.length).sort();
  const at = (share: number) =>
    Math.min(most, lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))] ?? 0);
  let [tokens, unknown] = [0, 0];
  for (const { ids, around } of sentences) {
    tokens += Math.max(0, ids.length - around);
    if (unknownId !== null) for (const id of ids) if (id === unknownId) unknown++;
  }
  return {
    sentences: sentences.length,
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
    lengths,
    unknown: tokens === 0 ? 0 : unknown / tokens,
  };
}
