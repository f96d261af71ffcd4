/** Tokenises many texts in pieces, each with a deadline: a tokenizer's regular expression may never end. */

import type { Progress } from '../../core/run/events';
import type { TokenStore } from './tokenStore';

const textsPerPiece = 256;
/** Seconds for one piece, which takes milliseconds as a rule. */
const deadline = 20;

/** Yields before each piece. The ids are in the store afterwards. */
export async function* tokenise(
  tokens: TokenStore,
  texts: readonly string[],
): AsyncGenerator<{ readonly type: 'progress' } & Progress> {
  for (const [i, text] of texts.entries()) {
    if (i % textsPerPiece === 0) {
      yield { type: 'progress', what: 'Tokenising', done: i, total: texts.length, deadline };
    }
    tokens.ids(text);
  }
}
