/** What the name of a column with lists says about them. */

const key = (name: string): string =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const of =
  '(passages?|docs?|documents?|texts?|sentences?|examples?|samples?|ctxs?|contexts?|candidates?|responses?)?';
const positive = new RegExp(
  `^pos(itive)?s?${of}$|^(answers|correctanswers|paraphrases|duplicates|responses|references?|refs|translations|正例|正样本)$`,
  'u',
);
const negative = new RegExp(`^(hard)?neg(ative)?s?${of}(scores?)?$|^(负例|负样本|难负例)$`, 'u');
/** Each item is a row of its own, with what is around the list. */
const rows = /^(paragraphs|qas|qa|qapairs|questionanswers|entries|rows|records|turns|pairs|questions)$/;

const group = /^(texts?|sentences?|pairs?|sents?|questions|sentencepairs?|inputs?|set|triplets?)$/;

/** Each item is a right answer to the rest of the row. */
export const isPositive = (name: string): boolean => positive.test(key(name));

/** Each item is a wrong answer to the rest of the row. */
export const isNegative = (name: string): boolean => negative.test(key(name));

/** The items are answers, which may be spans of a passage: other positives are more. */
export const isAnswers = (name: string): boolean => key(name) === 'answers';

/** Each item is a row of its own, where the items are objects. */
export const isRows = (name: string): boolean => rows.test(key(name));

/** An answer that was preferred to another, or the other one; null for any other column. */
export function isChosen(name: string): 'chosen' | 'rejected' | null {
  const own = key(name);
  return own === 'chosen' || own === 'rejected' ? own : null;
}

/** The items are the texts of one example. */
export const isGroup = (name: string): boolean => group.test(key(name));
