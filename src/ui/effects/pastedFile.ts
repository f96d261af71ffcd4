/** What is on the clipboard as a file to open: a file, or rows of a spreadsheet or of a text. */

import { words } from '../words';

/** Null where there is nothing to open. Spreadsheets put a picture of the cells beside their text. */
export function pastedFile(clipboard: DataTransfer): File | null {
  const text = clipboard.getData('text/plain');
  const hasText = text.trim() !== '';
  const file = [...clipboard.files].find(({ type }) => !(hasText && type.startsWith('image/')));
  if (file) return file;
  if (!hasText) return null;
  return text.includes('\t')
    ? new File([text], words.data.pastedCells, { type: 'text/tab-separated-values' })
    : new File([text], words.data.pastedName, { type: 'text/csv' });
}
