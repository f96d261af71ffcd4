/** What label words mean: which say that two sentences are similar, and which that they are not. */

import { phraseMeaning } from './phrases';
import { agreement, entries, negations, oppositeNames, similarity } from './labelTable';

/** "Not_Duplicate" and "not duplicate" are one word here. */
export function labelWord(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace('−', '-')
    .replace(/(?<=.)[\s_-]+/g, ' ')
    .replace(/^is /, '');
}

/** Without accents. */
export const plainWord = (word: string) =>
  labelWord(word)
    .replace(/[’ʼ]/g, "'")
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l')
    .normalize('NFC');

const wordsOf = (table: typeof agreement) =>
  new Map<string, 0 | 1>(
    Object.values(table).flatMap(({ yes, no }) => [
      ...entries(yes).map((word) => [plainWord(word), 1] as const),
      ...entries(no).map((word) => [plainWord(word), 0] as const),
    ]),
  );
/** Endings of gender, number and case. */
const ending = /(?:es|as|os|en|er|em|[aeios]|ые|ие|ая|ое|ый|ий|[аеиоы])$/u;

const answers = withForms(wordsOf(agreement));
const kinships = withForms(wordsOf(similarity));
const prefixes = entries(negations);

interface Known {
  readonly words: ReadonlyMap<string, 0 | 1>;
  /** By what the forms of a word have in common, such as "duplicad" of "duplicadas"; null where two words differ. */
  readonly stems: ReadonlyMap<string, 0 | 1 | null>;
}

function withForms(words: ReadonlyMap<string, 0 | 1>): Known {
  const stems = new Map<string, 0 | 1 | null>();
  for (const [word, meaning] of words) {
    const stem = stemOf(word);
    stems.set(stem, (stems.get(stem) ?? meaning) === meaning ? meaning : null);
  }
  return { words, stems };
}

/** A word of at least six letters without its endings. */
function stemOf(word: string): string {
  let stem = word;
  while (stem.length > 5 && ending.test(stem)) stem = stem.replace(ending, '');
  return stem;
}

/**
 * 1 for a word that says "similar", 0 for one that says "different", null for one that is not known. In a column that
 * is `opposite` a "yes" says "different"; the word "different" itself means the same in every column.
 */
export function meaningOf(word: string, opposite = false): 0 | 1 | null {
  const plain = plainWord(word);
  const kinship = kinshipOf(plain);
  if (kinship !== null) return kinship;
  const answer = lookUp(plain, answers) ?? phraseMeaning(plain, (part) => lookUp(part, answers));
  return answer === null || !opposite ? answer : answer === 1 ? 0 : 1;
}

/** The same for words that speak of similarity themselves. */
const kinshipOf = (plain: string) =>
  lookUp(plain, kinships) ?? phraseMeaning(plain, (part) => lookUp(part, kinships));

function lookUp(word: string, { words, stems }: Known): 0 | 1 | null {
  const meaningIn = (text: string) =>
    words.get(text) ?? (text.length > 5 && !text.includes(' ') ? (stems.get(stemOf(text)) ?? null) : null);
  return meaningIn(word) ?? (withoutNegation(word).some((rest) => meaningIn(rest) === 1) ? 0 : null);
}

/** Whether one word is the other with a "not" before it, such as "not toxic" and "toxic". */
export function negates(word: string, other: string): boolean {
  return withoutNegation(word).includes(other);
}

function withoutNegation(word: string): string[] {
  return prefixes
    .filter((prefix) => word.startsWith(prefix))
    .map((prefix) => word.slice(prefix.length).trim())
    .filter((rest) => rest !== '');
}

const opposites = entries(oppositeNames).map(plainWord);

/** Whether the name of a label column says that high means "not similar", such as "distance" or "is_different". */
export function isOpposite(column: string): boolean {
  const name = plainWord(column).replace(/[^\p{L}\p{N}]/gu, '');
  if (opposites.some((part) => name.includes(part.replaceAll(' ', '')))) return true;
  const words = plainWord(column).split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => oppositeWords.has(word)) || kinshipOf(words.join(' ').trim()) === 0;
}

/** Names of distances that are too short to look for in other words. */
const oppositeWords = new Set(['dist', 'l1', 'l2', 'wmd']);
