/**
 * The models of runs between visits, each as the files of its download: nothing else is needed to read it, so that it can
 * never be combined with a base model that is not its own. Each is a sealed file, named by the id of its run.
 */

import * as z from 'zod/mini';
import { StorageError } from '../../core/errors';
import type { Prompts } from '../../core/model/types';
import type { Keeping } from '../../core/run/record/keptModels';
import { message } from '../../messages/message';
import { bytesStream, type FileStream, jsonFile } from '../../ml/model/files/files';
import type { ModelFiles } from '../../ml/model/types';
import { opfsFolder, type Folder } from './folder';
import { SealedFileError, sealedFolder } from './sealedFiles';

/** What is known of the model beside its files stands in one of its own. */
const factsPath = 'kept.json';
const version = 1;
/** Left free for records and copies of data. Bytes. */
const reserve = 4 * 1024 * 1024;

const factsShape = z.strictObject({
  version: z.literal(version),
  name: z.string(),
  /** Those of the run, which a folder of sentence-transformers cannot name for each side. */
  prompts: z.strictObject({ sentence1: z.string(), sentence2: z.string() }),
});
type Facts = z.output<typeof factsShape>;

export interface KeptModel {
  readonly prompts: Prompts;
  readonly files: ModelFiles;
}

export interface ModelToKeep {
  readonly name: string;
  readonly prompts: Prompts;
  readonly files: readonly FileStream[];
}

interface Options {
  readonly signal: AbortSignal;
  /** Bytes so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface KeptModels {
  /**
   * Nothing is left of a model that found no room.
   * @throws StorageError where the browser refuses; nothing is left of the model then
   */
  keep(id: string, model: ModelToKeep, options: Options): Promise<Keeping>;
  has(id: string): Promise<boolean>;
  /**
   * Null where it is not kept.
   * @throws StorageError where its bytes are not those that were written
   */
  open(id: string, options: Options): Promise<KeptModel | null>;
  /** The bytes of every model that is kept, by the id of its run. */
  list(): Promise<ReadonlyMap<string, number>>;
  drop(ids: readonly string[]): Promise<void>;
  /** Deletes all models but these, half written ones included. */
  dropAllBut(ids: readonly string[]): Promise<void>;
}

/** @param room bytes that may still be stored; null where the browser does not say */
export function createKeptModels(
  folder: Folder = opfsFolder('runs'),
  room: () => Promise<number | null> = quotaLeft,
): KeptModels {
  const sealed = sealedFolder(folder);
  const list = async () => new Map((await sealed.list()).map(({ name, bytes }) => [name, bytes]));

  return {
    async keep(id, { files, ...known }, { signal, onProgress }) {
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      const left = await room();
      if (left !== null && left < bytes) return { lacks: bytes - left };
      const facts: Facts = { version, ...known };
      try {
        const all = [bytesStream(jsonFile(factsPath, facts)), ...files];
        return { bytes: await sealed.write(id, all, { signal, ...(onProgress && { onProgress }) }) };
      } catch (cause) {
        if (!(cause instanceof SealedFileError)) throw cause;
        if (cause.reason === 'full') return { lacks: await lacking(bytes, room) };
        throw refused(cause);
      }
    },

    has: async (id) => (await list()).has(id),

    async open(id, { signal, onProgress }) {
      try {
        const files = await sealed.open(id, { signal, ...(onProgress && { onProgress }) });
        const facts = files && parseFacts(new TextDecoder().decode(await files.read(factsPath)));
        if (!facts) return null;
        const paths = files.paths.filter((path) => path !== factsPath);
        return { prompts: facts.prompts, files: { ...files, name: facts.name, paths } };
      } catch (cause) {
        throw cause instanceof SealedFileError ? damaged(cause) : cause;
      }
    },

    list,

    async drop(ids) {
      for (const id of ids) await folder.remove(id);
    },

    async dropAllBut(ids) {
      for (const name of await folder.names()) {
        // What another tab is writing now is in use, and stays.
        if (!ids.includes(name)) await folder.remove(name).catch(() => {});
      }
    },
  };
}

async function quotaLeft(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage - reserve);
}

/** The browser may be wrong about the room that it has: then all of it is lacking. */
async function lacking(bytes: number, room: () => Promise<number | null>): Promise<number> {
  const left = (await room().catch(() => null)) ?? bytes;
  return left < bytes ? bytes - left : bytes;
}

/** Null where another version of the page has written them. */
function parseFacts(text: string): Facts | null {
  return z.safeParse(factsShape, JSON.parse(text)).data ?? null;
}

const refused = (cause: unknown) =>
  new StorageError(message('worker.storage.model.refused'), message('state.archive.refused.next'), {
    kept: message('worker.storage.model.kept'),
    cause,
  });

const damaged = (cause: unknown) =>
  new StorageError(message('worker.tuned.damaged'), message('worker.tuned.trainAgain'), {
    kept: message('worker.tuned.recordKept'),
    cause,
  });
