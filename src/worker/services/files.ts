/** What the page keeps as files between visits. */

import type { HandlersOf } from '../calls/handlers';
import { clearStoredFiles, createKeptFiles } from '../storage/keptFiles';
import { createKeptModels } from '../storage/keptModels';

export function createFilesService(): HandlersOf<'files'> {
  const files = createKeptFiles();
  const models = createKeptModels();
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
    async keptModels({ known }) {
      try {
        if (known) await models.dropAllBut(known);
        return [...(await models.list())].map(([id, bytes]) => ({ id, bytes }));
      } catch {
        // Where the browser refuses storage, nothing is kept in it.
        return [];
      }
    },
    async dropModels({ ids }) {
      await models.drop(ids);
      return null;
    },
    async clearFiles() {
      await clearStoredFiles();
      return null;
    },
  };
}
