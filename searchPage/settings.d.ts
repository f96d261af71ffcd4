/** Written by Semblance beside `search.js`, for each search page its own. */

import type { SearchSettings } from '../src/core/run/export/searchPage';

export declare const settings: SearchSettings;
