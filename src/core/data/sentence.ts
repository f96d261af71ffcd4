/** What makes a text a sentence that can be trained on, and when two texts or pairs count as the same. */

import { message, type Message, type ParamsOf } from '../../messages/message';
import { isMissingMark } from './words/missing';
import type { Example } from './types';

/** Longer ones are refused: they are almost always a file read wrongly, such as a quote that was never closed. */
const maxSentenceLength = 100_000;

/** A character that leaves a mark: no space, control, zero-width or other invisible one. */
const visible = /[^\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Half of a surrogate pair without the other: no character at all. */
const loneSurrogate = /\p{Cs}/gu;
/** Any half of a pair, which is quicker to look for: most texts have none. */
const anySurrogate = /[\ud800-\udfff]/;

/** The text with each lone surrogate replaced by U+FFFD; the same string where there is none. */
export function wellFormed(text: string): string {
  return anySurrogate.test(text) ? text.replace(loneSurrogate, '\uFFFD') : text;
}

/** Which of a row's texts. */
export type SentenceName = ParamsOf<'data.sentence.empty'>['sentence'];

/** Why a trimmed text can't be used, or null. The marks in `kept` are texts and mark nothing. */
export function sentenceFault(
  text: string,
  sentence: SentenceName,
  kept: ReadonlySet<string> = new Set(),
): Message | null {
  if (text === '') return message('data.sentence.empty', { sentence });
  if (isMissingMark(text) && !kept.has(text))
    return message('data.sentence.missing', { sentence, mark: text });
  const { length } = text;
  if (length > maxSentenceLength) {
    return message('data.sentence.tooLong', { sentence, length, limit: maxSentenceLength });
  }
  return visible.test(text) ? null : message('data.sentence.invisible', { sentence });
}

/** Spaces other than a single plain one, so that ordinary text is scanned and not rewritten. */
const oddSpaces = /\s{2,}|[^\S ]/g;

/** Texts that differ only in case or spaces have the same form. */
export function comparable(text: string): string {
  return text.trim().toLowerCase().replace(oddSpaces, ' ');
}

/** One key for a pair of texts in either order, by their comparable forms. */
export function pairKey(a: string, b: string): string {
  const [first, second] = [comparable(a), comparable(b)];
  return first < second ? `${first}\n${second}` : `${second}\n${first}`;
}

/** The same for the sentences of an example, of which there may be one alone. */
export function exampleKey({ sentence1, sentence2 }: Pick<Example, 'sentence1' | 'sentence2'>): string {
  return sentence2 === null ? comparable(sentence1) : pairKey(sentence1, sentence2);
}

/** The sentences of an example that a model is evaluated on. */
export function sentencesOf({ sentence1, sentence2 }: Pick<Example, 'sentence1' | 'sentence2'>): string[] {
  return sentence2 === null ? [sentence1] : [sentence1, sentence2];
}

/** All texts of an example, its negatives included. */
export function allTextsOf(example: Pick<Example, 'sentence1' | 'sentence2' | 'negatives'>): string[] {
  return [...sentencesOf(example), ...example.negatives];
}
