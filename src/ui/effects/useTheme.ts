/** Puts the chosen theme on the root element, where the colours look for it. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';

export function useTheme(): void {
  const theme = useApp((state) => state.preferences.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
