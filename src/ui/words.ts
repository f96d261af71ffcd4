/** The language that the page speaks: its own words, and the sentences of messages. */

import { englishPage } from '../messages/englishPage';
import type { PageLanguage } from '../messages/language';
import { createRender } from '../messages/render';

const language: PageLanguage = englishPage;

export const words = language.page;

/** The sentence of a message. */
export const say = createRender(language.messages);
