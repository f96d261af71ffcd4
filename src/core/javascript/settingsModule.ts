/** The file `settings.js` of a search page. */

import type { SearchSettings } from '../run/export/searchPage';

export const settingsModule = (settings: SearchSettings): string =>
  `export const settings = ${JSON.stringify(settings, null, 2)};\n`;
