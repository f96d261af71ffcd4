/** How much of similarity a label says: "slightly similar", "sehr verschieden", "あまり似ていない". */

import { between, degrees, entries } from './labelTable';
import { meaningOf, plainWord } from './labelWords';

const strength = { little: 1, some: 2, plain: 3, quite: 4, very: 5 } as const;

const neutral = new Set(entries(between).map(plainWord));
const prefixes = (['little', 'some', 'quite', 'very', 'not'] as const)
  .flatMap((degree) => entries(degrees[degree]).map((words) => ({ words: plainWord(words), degree })))
  .sort((a, b) => b.words.length - a.words.length);

interface Degree {
  /** From very different, −5, over 0 to very similar, 5. */
  readonly degree: number;
  /** Whether a word says how much. */
  readonly graded: boolean;
}

/** Null for what says nothing of similarity. */
export function degreeOf(cell: string): Degree | null {
  const word = plainWord(cell);
  if (neutral.has(word)) return { degree: 0, graded: false };
  const own = meaningOf(word);
  if (own !== null) return { degree: own === 1 ? strength.plain : -strength.plain, graded: false };
  for (const { words, degree } of prefixes) {
    if (!word.startsWith(words)) continue;
    const meaning = meaningOf(word.slice(words.length).trim());
    if (meaning === null) continue;
    const turned = degree === 'not' ? meaning === 0 : meaning === 1;
    const size = strength[degree === 'not' ? 'very' : degree];
    return { degree: turned ? size : -size, graded: true };
  }
  return null;
}
