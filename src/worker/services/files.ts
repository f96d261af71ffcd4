/** What the page keeps as files between visits. */

import type { HandlersOf } from '../calls/handlers';
import { clearStoredFiles, createKeptFiles } from '../storage/keptFiles';

export function createFilesService(): HandlersOf<'files'> {
  const files = createKeptFiles();
  return {
    async keepFile({ fingerprint, file }, { signal }) {
      await files.keep(fingerprint, file, signal);
      return null;
    },
    keptFile: ({ fingerprint, name }) => files.get(fingerprint, name),
    async dropFiles({ except }) {
      await files.dropAllBut(except);
      return null;
    },
    async clearFiles() {
      await clearStoredFiles();
      return null;
    },
  };
}
