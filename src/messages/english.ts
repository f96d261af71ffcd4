/** English: how the page and the terminal say things. */

import type { Language } from './language';
import { createRender, type Messages } from './render';
import { en } from './en/catalogue';
import { page } from './en/page/page';

const messages: Messages = en;

export const english: Language = { messages, page };

/** The English sentence of a message. */
export const renderEnglish = createRender(messages);
