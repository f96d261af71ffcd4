/** English as the page needs it: without what the command line alone says, which a browser would load for nothing. */

import type { PageLanguage } from './language';
import { page } from './en/page/page';
import { shared } from './en/shared';

export const englishPage: PageLanguage = { messages: shared, page };
