/** One language: the sentences of all messages, and the page's own words. A translation is one value of this type. */

import type { page } from './en/page/page';
import type { Messages } from './render';

/** The shape of some English words without their English: texts, and functions of the same parameters. */
type Translated<Words> = Words extends string
  ? string
  : Words extends (...params: infer Params) => string
    ? (...params: Params) => string
    : { readonly [Key in keyof Words]: Translated<Words[Key]> };

/** What the page says by itself: labels, headings, explanations. */
export type PageWords = Translated<typeof page>;

/** The compiler names what a language lacks. */
export interface Language {
  readonly messages: Messages;
  readonly page: PageWords;
}

/** The same for the page: the messages of the command line may be left out. */
export interface PageLanguage extends Pick<Language, 'page'> {
  readonly messages: Partial<Messages>;
}
