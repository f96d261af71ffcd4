/** Rows or a file pasted anywhere on the page, but in a text field, are opened as the dataset. */

import { useEffect } from 'react';
import { useAppStore } from '../../state/react';
import { words } from '../words';
import { isTextField } from './isTextField';

export function usePaste(): void {
  const store = useAppStore();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isTextField(event.target) || !event.clipboardData) return;
      const text = event.clipboardData.getData('text/plain');
      const file =
        event.clipboardData.files[0] ??
        (text.trim() === '' ? undefined : new File([text], words.data.pastedName, { type: 'text/csv' }));
      if (!file) return;
      event.preventDefault();
      void store.getState().openFile(file);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [store]);
}
