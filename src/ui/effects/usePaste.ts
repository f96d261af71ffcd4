/** Rows or a file pasted anywhere on the page, but in a text field, are opened as the dataset. */

import { useEffect } from 'react';
import { useAppStore } from '../../state/react';
import { isTextField } from './isTextField';
import { pastedFile } from './pastedFile';

export function usePaste(): void {
  const store = useAppStore();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isTextField(event.target) || !event.clipboardData) return;
      const file = pastedFile(event.clipboardData);
      if (!file) return;
      event.preventDefault();
      void store.getState().openFile(file);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [store]);
}
