/** Tokenises many texts in pieces, each with a deadline: a tokenizer's regular expression may never terminate. */

import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { tokenisingDeadline } from '../tokenizer/deadline';
import type { Sentence, TokenStore } from './tokenStore';

const textsPerPiece = 256;

/**
 * Yields before each piece. The ids are in the store afterwards.
 * @throws RecipeError where a prompt leaves no token to the sentences
 */
export async function* tokenise(
  tokens: TokenStore,
  sentences: readonly Sentence[],
): AsyncGenerator<{ readonly type: 'progress' } & Progress> {
  for (const [i, { text, side }] of sentences.entries()) {
    if (i % textsPerPiece === 0) {
      const what = message('training.progress.tokenising');
      const deadline = tokenisingDeadline;
      yield { type: 'progress', what, done: i, total: sentences.length, deadline };
    }
    if (i === 0) tokens.checkPrompts();
    tokens.ids(text, side);
  }
}
