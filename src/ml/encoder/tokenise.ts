/** Tokenises many texts in pieces, each with a deadline: a tokenizer's regular expression may never terminate. */

import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { tokenisingDeadline } from '../tokenizer/deadline';
import type { TokenStore } from './tokenStore';

const textsPerPiece = 256;

/** Yields before each piece. The ids are in the store afterwards. */
export async function* tokenise(
  tokens: TokenStore,
  texts: readonly string[],
): AsyncGenerator<{ readonly type: 'progress' } & Progress> {
  for (const [i, text] of texts.entries()) {
    if (i % textsPerPiece === 0) {
      const what = message('training.progress.tokenising');
      const deadline = tokenisingDeadline;
      yield { type: 'progress', what, done: i, total: texts.length, deadline };
    }
    tokens.ids(text);
  }
}
