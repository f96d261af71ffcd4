/** English: how the page and the terminal say things. */

import { createRender, type Messages } from '../render';
import { en } from './catalogue';

const messages: Messages = en;

/** The English sentence of a message. */
export const renderEnglish = createRender(messages);
