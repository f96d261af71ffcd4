/** Findings on the data under a model's tokenizer: words that it does not know, and sentences that it would cut. */

import { message } from '../../../../messages/message';
import type { TokenLengths } from '../../../model/types';
import { finding, worstFirst } from '../finding';
import type { Finding } from '../types';

/** Of prose in a language that the model knows about one token in a thousand is unknown. */
const unknownShare = 0.1;
/** Most sentences. */
const cutShare = 0.5;

/** @param maxLength tokens of a sentence that the model reads, special tokens included */
export function findInTokens(
  { sentences, unknown, lengths }: TokenLengths,
  maxLength: number,
): readonly Finding[] {
  if (sentences === 0) return [];
  const cut = lengths.reduce((sum, length) => sum + (length > maxLength ? 1 : 0), 0);
  const found: Finding[] = [];
  if (unknown >= unknownShare) {
    found.push(
      finding({
        name: 'unknownTokens',
        count: Math.round(100 * unknown),
        what: message('finding.unknownTokens', { percent: Math.round(100 * unknown) }),
        next: message('finding.unknownTokens.next'),
      }),
    );
  }
  if (cut >= cutShare * sentences) {
    found.push(
      finding({
        name: 'cutSentences',
        count: cut,
        what: message('finding.cutSentences', { percent: Math.round((100 * cut) / sentences), maxLength }),
        next: message('finding.cutSentences.next'),
      }),
    );
  }
  return worstFirst(found);
}
