/**
 * The checkpoints of runs that were not finished, two generations of each, as sealed files named after run and step. The
 * newest sealed one is the one to resume from: a worker that is killed while it writes leaves the one before.
 */

import type { FileStream } from '../../ml/model/files/files';
import type { ModelFiles } from '../../ml/model/types';
import { SealedFileError, type SealedFolder } from './sealedFiles';

const generations = 2;

export interface CheckpointStore {
  /** The step of the newest checkpoint of each run. */
  list(): Promise<ReadonlyMap<string, number>>;
  /**
   * Adds a generation, and removes those before the last two; where there is no room for three, the older one goes first.
   * @returns bytes
   * @throws SealedFileError where it does not fit; the newest one before is still there
   */
  save(run: string, step: number, files: readonly FileStream[]): Promise<number>;
  /**
   * The newest checkpoint that is whole and that `parse` reads; null where there is none. Newer ones are removed.
   * `skipped`: the errors of those, the newest first.
   */
  read<T>(
    run: string,
    parse: (files: ModelFiles) => Promise<T>,
  ): Promise<{ readonly found: T | null; readonly skipped: readonly unknown[] }>;
  /** Removes all checkpoints of the runs whose ids are chosen, unfinished ones included. */
  remove(chosen: (run: string) => boolean): Promise<void>;
}

const nameOf = (run: string, step: number) => `${run}.${step}`;

/** Null where it is no checkpoint's name. */
function partsOf(name: string): { readonly run: string; readonly step: number } | null {
  const [, run, step] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  return run === undefined ? null : { run, step: Number(step) };
}

export function createCheckpointStore(folder: SealedFolder): CheckpointStore {
  /** Steps of the sealed ones, newest first. */
  const stepsOf = async (run: string) =>
    (await folder.list())
      .flatMap(({ name }) => {
        const parts = partsOf(name);
        return parts?.run === run ? [parts.step] : [];
      })
      .sort((a, b) => b - a);

  /** What was written before and is none of these, also what was never finished. */
  const removeAllBut = (run: string, steps: readonly number[]) =>
    folder.remove((name) => {
      const parts = partsOf(name);
      return parts?.run === run && !steps.includes(parts.step);
    });

  return {
    async list() {
      const newest = new Map<string, number>();
      for (const { name } of await folder.list()) {
        const parts = partsOf(name);
        if (parts) newest.set(parts.run, Math.max(parts.step, newest.get(parts.run) ?? 0));
      }
      return newest;
    },

    async save(run, step, files) {
      const before = (await stepsOf(run)).filter((other) => other !== step);
      const write = () => folder.write(nameOf(run, step), files);
      const bytes = await write().catch(async (error: unknown) => {
        const last = before.slice(0, generations - 1);
        if (!(error instanceof SealedFileError) || before.length === last.length) throw error;
        await removeAllBut(run, last);
        return write();
      });
      await removeAllBut(run, [step, ...before].slice(0, generations));
      return bytes;
    },

    async read(run, parse) {
      const skipped: unknown[] = [];
      for (const step of await stepsOf(run)) {
        try {
          const files = await folder.open(nameOf(run, step));
          if (files) return { found: await parse(files), skipped };
        } catch (error) {
          skipped.push(error);
          await folder.remove((name) => name === nameOf(run, step));
        }
      }
      return { found: null, skipped };
    },

    remove: (chosen) =>
      folder.remove((name) => {
        const parts = partsOf(name);
        return parts !== null && chosen(parts.run);
      }),
  };
}
