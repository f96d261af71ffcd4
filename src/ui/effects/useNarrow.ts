/** Whether the window is as narrow as a phone's: below 44rem, as in the style sheets. */

import { useSyncExternalStore } from 'react';

const query = '(max-width: 43.99rem)';

const follow = (changed: () => void) => {
  const list = window.matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

export const useNarrow = (): boolean => useSyncExternalStore(follow, () => window.matchMedia(query).matches);
