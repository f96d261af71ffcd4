/** Token ids of each distinct sentence, computed once for all epochs and evaluations. */

import type { Tokenizer } from '../model/types';

export interface TokenStore {
  /** Ids with the special tokens, cut to the run's length. [tokens] */
  ids(text: string): Int32Array;
}

export function createTokenStore(tokenizer: Tokenizer, maxLength: number): TokenStore {
  const known = new Map<string, Int32Array>();
  return {
    ids(text) {
      const found = known.get(text);
      if (found) return found;
      const ids = tokenizer.encode(text, maxLength);
      known.set(text, ids);
      return ids;
    },
  };
}
