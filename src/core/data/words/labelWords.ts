/** What label words mean: which say that two sentences are similar, and which that they are not. */

import { agreement, negations, oppositeNames, similarity } from './labelTable';

/** The entries of one line of the table. */
export const entries = (line: string) => line.split(',').map((word) => word.trim());

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
const answers = wordsOf(agreement);
const kinships = wordsOf(similarity);
const prefixes = entries(negations);

/**
 * 1 for a word that says "similar", 0 for one that says "different", null for one that is not known. In a column that
 * is `opposite` a "yes" says "different"; the word "different" itself means the same in every column.
 */
export function meaningOf(word: string, opposite = false): 0 | 1 | null {
  const plain = plainWord(word);
  const kinship = lookUp(plain, kinships);
  if (kinship !== null) return kinship;
  const answer = lookUp(plain, answers);
  return answer === null || !opposite ? answer : answer === 1 ? 0 : 1;
}

function lookUp(word: string, known: ReadonlyMap<string, 0 | 1>): 0 | 1 | null {
  const direct = known.get(word);
  if (direct !== undefined) return direct;
  return withoutNegation(word).some((rest) => known.get(rest) === 1) ? 0 : null;
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
  return name === 'dist' || opposites.some((part) => name.includes(part.replaceAll(' ', '')));
}
