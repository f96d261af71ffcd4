/** Token ids of each distinct sentence with the prompt of its side, computed once for all epochs and evaluations. */

import type { Example } from '../../core/data/types';
import { RecipeError } from '../../core/errors';
import type { Side } from '../../core/model/types';
import { message } from '../../messages/message';
import { fillsSentences } from '../model/settings';
import type { ModelDescription, SentenceModelConfig } from '../model/types';

/** A text, and which of a pair it is. */
export interface Sentence {
  readonly text: string;
  readonly side: Side;
}

/** The sentences of a pair, or the only one of a row. */
export const bothSides = ({
  sentence1,
  sentence2,
}: {
  readonly sentence1: string;
  readonly sentence2: string | null;
}): Sentence[] => [
  { text: sentence1, side: 'sentence1' },
  ...(sentence2 === null ? [] : [{ text: sentence2, side: 'sentence2' } as const]),
];

/** All sentences of an example, its negatives as second ones. */
export const allSentences = ({
  negatives,
  ...example
}: Pick<Example, 'sentence1' | 'sentence2' | 'negatives'>): Sentence[] => [
  ...bothSides(example),
  ...negatives.map((text) => ({ text, side: 'sentence2' }) as const),
];

export interface TokenStore {
  /** Ids with the prompt and the special tokens, cut to the run's length. [tokens] */
  ids(text: string, side?: Side): Int32Array;
  /** Tokens at the start of each sentence of a side that pooling leaves out. */
  skip(side: Side): number;
  /** Whether both sides have the same prompt, so that a text has the same vector on either. */
  readonly sidesAlike: boolean;
  /** @throws RecipeError where a prompt leaves no token to the sentence */
  checkPrompts(): void;
}

/** Each sentence once; on either side where both have the same prompt. */
export function withoutRepeats(sentences: Iterable<Sentence>, tokens: TokenStore): Sentence[] {
  const seen = { sentence1: new Set<string>(), sentence2: new Set<string>() };
  const distinct: Sentence[] = [];
  for (const { text, side: given } of sentences) {
    const side = tokens.sidesAlike ? 'sentence1' : given;
    if (seen[side].has(text)) continue;
    seen[side].add(text);
    distinct.push({ text, side });
  }
  return distinct;
}

/** What of a model decides on its tokens. */
export interface TokenizedModel extends Pick<ModelDescription, 'tokenizer' | 'prompts'> {
  readonly config: Pick<SentenceModelConfig, 'excludesPrompt'>;
}

export function createTokenStore(
  { tokenizer, prompts, config }: TokenizedModel,
  maxLength: number,
): TokenStore {
  const byPrompt = new Map<string, Map<string, Int32Array>>();
  const lengths = new Map<string, number>();
  const known = (prompt: string) => {
    const found = byPrompt.get(prompt);
    if (found) return found;
    const texts = new Map<string, Int32Array>();
    byPrompt.set(prompt, texts);
    return texts;
  };
  const tokensOf = (prompt: string) => {
    const length = lengths.get(prompt) ?? tokenizer.promptTokens(prompt, maxLength);
    lengths.set(prompt, length);
    return length;
  };
  return {
    ids(text, side = 'sentence1') {
      const prompt = prompts[side];
      const texts = known(prompt);
      const found = texts.get(text);
      if (found) return found;
      const ids = tokenizer.encode(prompt + text, maxLength);
      texts.set(text, ids);
      return ids;
    },
    skip: (side) => (config.excludesPrompt ? tokensOf(prompts[side]) : 0),
    sidesAlike: prompts.sentence1 === prompts.sentence2,
    checkPrompts() {
      for (const prompt of new Set(Object.values(prompts))) {
        if (!fillsSentences(tokensOf(prompt), maxLength)) continue;
        throw new RecipeError(
          message('model.prompt.noRoom', { prompt, maxSeqLength: maxLength }),
          message('model.next.shorterPrompt'),
        );
      }
    },
  };
}
