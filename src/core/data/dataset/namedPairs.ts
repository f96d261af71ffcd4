/**
 * What names say about columns of texts together: which two are a pair, such as "title_1" and "title_2", or "post_title" and
 * "dup_title", and which are contrary to the others, such as "irrelevant".
 */

import type { ColumnProfile } from '../types';
import {
  arePair,
  areSides,
  isAnother,
  isNamed,
  isNegativeName,
  nameWords,
  sizeOfSeries,
} from '../words/columnNames';
import { meaningOf, negates } from '../words/labelWords';

type Pair = readonly [first: number, second: number];
type Fits = (column: number, profile: ColumnProfile) => boolean;

/** The columns of a pair; null where the names say nothing, or other names say more. */
export function namedPair(profiles: readonly ColumnProfile[], fits: Fits): Pair | null {
  const marked = firstPair(profiles, fits, arePair);
  if (marked && !namesSayMore(profiles, fits, marked)) return marked;
  const known = profiles.some(({ name }) => isNamed('sentence1', name));
  return firstPair(profiles, fits, isSecondOfItsKind) ?? (known ? null : firstPair(profiles, fits, areSides));
}

const isSecondOfItsKind = (first: string, second: string) =>
  isNamed('sentence1', first) && isAnother(first, second);

/** The first two columns whose names are a pair, those of known names before others; never a title with its own body. */
function firstPair(
  profiles: readonly ColumnProfile[],
  fits: Fits,
  belong: (first: string, second: string) => boolean,
): Pair | null {
  const isOther = ({ name }: ColumnProfile) =>
    isNegativeName(name) ||
    nameWords(name).some((word) => /^pos(itive)?s?\d*$|^(label|score)s?\d*$/.test(word));
  let best: Pair | null = null;
  for (const [i, first] of profiles.entries()) {
    if (!fits(i, first) || isOther(first)) continue;
    const j = profiles.findIndex(
      (second, k) => k !== i && fits(k, second) && !isOther(second) && belong(first.name, second.name),
    );
    if (j < 0) continue;
    if (isNamed('sentence1', first.name)) return [i, j];
    best ??= [i, j];
  }
  return best;
}

/**
 * Whether a pair by its marks is none, since a column beside it is named as the first sentence, and either another as the
 * second, or the pair are two of several candidates: "query", "pos", "hn_1", "hn_2".
 */
function namesSayMore(profiles: readonly ColumnProfile[], fits: Fits, [first, second]: Pair): boolean {
  const name = profiles[first]?.name ?? '';
  if (isNamed('sentence1', name)) return false;
  const beside = (role: 'sentence1' | 'sentence2') =>
    profiles.some(
      (profile, i) => i !== first && i !== second && fits(i, profile) && isNamed(role, profile.name),
    );
  const names = profiles.map((profile) => profile.name);
  return (
    beside('sentence1') && (beside('sentence2') || alternatives.test(name) || sizeOfSeries(name, names) > 2)
  );
}

/** Two of them beside a question are two answers to it. */
const alternatives = /^(response|output|completion|answer|choice|option|candidate|reply)[_ ]?[\da-z]$/i;

/** The columns of texts whose names say that they are not like the others: "irrelevant", "not_clicked" beside "clicked". */
export const contraryTexts = (names: readonly string[], texts: readonly number[]): readonly number[] =>
  texts.filter((column) => {
    const phrase = wordsOf(names[column]);
    return (
      meaningOf(phrase) === 0 ||
      contraryNames.has(phrase) ||
      texts.some((other) => other !== column && negates(phrase, wordsOf(names[other])))
    );
  });

const wordsOf = (name = '') =>
  nameWords(name)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
    .join(' ');

const contraryNames = new Set(['n', 'loser', 'worse', 'worst', 'random', 'random question', 'adversarial']);
