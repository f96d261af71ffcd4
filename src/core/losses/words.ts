/** What a loss says of itself. A loss whose words are missing in `messages/en/recipe/losses.ts` does not compile here. */

import { message, type Message } from '../../messages/message';
import type { LossName } from './catalogue';

/** One line: what it does. */
export const summaryOf = (name: LossName): Message => message(`loss.${name}.summary`);

/** One line: when to use it. */
export const whenToUse = (name: LossName): Message => message(`loss.${name}.whenToUse`);
