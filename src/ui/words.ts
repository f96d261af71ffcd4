/** The language that the page speaks: its own words, and the sentences of messages. */

import { english } from '../messages/english';
import type { Language } from '../messages/language';
import { createRender } from '../messages/render';

const language: Language = english;

export const words = language.page;

/** The sentence of a message. */
export const say = createRender(language.messages);
