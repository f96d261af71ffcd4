/** What the page keeps as files between visits. */

import type { HandlersOf } from '../calls/handlers';
import type { CheckpointStore } from '../storage/checkpointStore';
import { clearStoredFiles, createKeptFiles } from '../storage/keptFiles';
import { createKeptModels } from '../storage/keptModels';

export function createFilesService(checkpoints: CheckpointStore): HandlersOf<'files'> {
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
    checkpoints: () => checkpoints.list(),
    async dropCheckpoints({ of, runs }) {
      await checkpoints.remove((run) => runs.includes(run) === (of === 'these'));
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
