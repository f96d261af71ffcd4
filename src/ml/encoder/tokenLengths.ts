/** The lengths of a sample of sentences in tokens, and how many of those the tokenizer does not know. */

import { allTextsOf } from '../../core/data/sentence';
import type { Example } from '../../core/data/types';
import type { TokenLengths } from '../../core/model/types';
import type { Progress } from '../../core/run/events';
import type { ModelDescription } from '../model/types';
import { tokenise } from './tokenise';
import { createTokenStore } from './tokenStore';

const sampledSentences = 2000;

/** Of about 2,000 sentences, those of every n-th row. Yields before each piece of them. */
export async function* measureTokens(
  { tokenizer, config }: Pick<ModelDescription, 'tokenizer' | 'config'>,
  items: readonly Example[],
): AsyncGenerator<Progress, TokenLengths> {
  const stride = Math.max(1, Math.ceil((2 * items.length) / sampledSentences));
  const texts = items.filter((_example, i) => i % stride === 0).flatMap(allTextsOf);
  const most = config.encoder.maxPositions;
  // One more than there is room for shows that a sentence would be cut.
  const tokens = createTokenStore(tokenizer, most + 1);
  yield* tokenise(tokens, texts);
  return summarise(
    texts.map((text) => tokens.ids(text)),
    { most, unknownId: tokenizer.unknownId ?? null, special: tokenizer.encode('', most).length },
  );
}

interface Tokenized {
  /** Tokens that the model has positions for: the lengths that are shown go no further. */
  readonly most: number;
  readonly unknownId: number | null;
  /** Special tokens around each sentence, those of a prompt included. */
  readonly special: number;
}

function summarise(ids: readonly Int32Array[], { most, unknownId, special }: Tokenized): TokenLengths {
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
