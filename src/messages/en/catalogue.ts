/** Every sentence in English, by its code. Its files are the areas of the product; a code begins with its area's name. */

import { problemMessages } from './problems';

export const en = {
  ...problemMessages,
};
