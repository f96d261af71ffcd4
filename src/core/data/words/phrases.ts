/** What several words say together about similarity: "same meaning", "no es duplicado", "意思不同", "유사하지 않다". */

import { bareEndings, entries, negatedEndings, negations, nounsInWords, nouns } from './labelTable';

const negationWords = new Set(entries(negations).filter((word) => word.length > 1));
/** What stands beside the word that says it, such as "meaning" or an article. */
const beside = new Set(entries(nouns));
const inWords = new RegExp(entries(nounsInWords).join('|'), 'gu');
const negatedEnd = new RegExp(`(?:${entries(negatedEndings).join('|')})$`, 'u');
const bareEnd = new RegExp(`(?:${entries(bareEndings).join('|')})$`, 'u');

/**
 * The meaning of a phrase by that of its words: 1 and 0 as for a word, turned round by a "not"; null where a word is not
 * known, or two words say different things.
 */
export function phraseMeaning(phrase: string, wordMeaning: (word: string) => 0 | 1 | null): 0 | 1 | null {
  const text = phrase
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[.!?。！？,;:]+(?=\s|$)/g, ' ')
    .replaceAll(inWords, ' ')
    .trim();
  const bare = text.replace(negatedEnd, '').trim();
  const negated = bare !== text && bare !== '';
  const words = (negated ? bare : text.replace(bareEnd, '')).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 6) return null;
  const nots = words.length === 1 ? [] : words.filter((word) => negationWords.has(word));
  const others = words.filter((word) => !nots.includes(word));
  const telling = others.length === 1 ? others : others.filter((word) => !beside.has(word));
  const whole = wordMeaning(telling.join(' '));
  const meanings = new Set(whole === null ? telling.map(wordMeaning) : [whole]);
  const [meaning = null] = meanings;
  if (meanings.size !== 1 || meaning === null) return null;
  return (nots.length + Number(negated)) % 2 === 0 ? meaning : meaning === 1 ? 0 : 1;
}
