/** Puts the chosen theme and size on the root element, where the colours and the type look for them. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';

export function useTheme(): void {
  const theme = useApp((state) => state.preferences.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const presentation = useApp((state) => state.preferences.presentation);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-presentation', presentation);
  }, [presentation]);
}
