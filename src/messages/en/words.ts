/** What English sentences are put together from: articles, lists, quotes. Numbers with their nouns are `plural`'s. */

import { count } from '../format';

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en', { type: 'disjunction' });

/** "a pair", "an Asym module"; by the first letter, which is right for the nouns that occur here. */
export const a = (noun: string) => `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** "x, y and z" */
export const and = (items: readonly string[]) => conjunction.format(items).replace(', and', ' and');

/** "x, y or z" */
export const or = (items: readonly string[]) => disjunction.format(items).replace(', or', ' or');

export const quoted = (text: string) => `"${text}"`;

/** "x", "y" and "z", each quoted; of more than five the first four, and how many more. */
export const someQuoted = (texts: readonly string[]) =>
  and(
    texts.length > 5
      ? [...texts.slice(0, 4).map(quoted), `${count(texts.length - 4)} more`]
      : texts.map(quoted),
  );
