/**
 * A run's checkpoints on disk. Each is written into a folder of its own, which gets its final name when it is complete:
 * a run that is killed leaves the previous checkpoint intact. The last two are kept.
 */

import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageError } from '../core/errors';
import { checkpointFiles, readCheckpoint } from '../ml/checkpoint/checkpointFiles';
import type { Checkpoint } from '../ml/checkpoint/resume';
import { message, type Message } from '../messages/message';
import { checkpointsName, diskFolder, onDisk, writeFileIn } from './disk';

const kept = 2;
const unfinished = 'unfinished';

export interface CheckpointFolder {
  readonly path: string;
  /** The step of the newest; null where there is none. */
  latest(): Promise<number | null>;
  /**
   * The newest that can be read, and what was wrong with newer ones.
   * @throws StorageError where there is none
   */
  read(): Promise<{ readonly checkpoint: Checkpoint; readonly note: Message | null }>;
  /** @throws StorageError where writing fails; earlier ones are still there */
  save(checkpoint: Checkpoint): Promise<void>;
  clear(): Promise<void>;
}

/** @param out the run's folder, which has them in a subfolder */
export function checkpointFolder(out: string): CheckpointFolder {
  const path = join(out, checkpointsName);

  /** Names of the complete ones, newest first. */
  async function names(): Promise<string[]> {
    const found = await readdir(path).catch(() => []);
    return found.filter((name) => /^step-\d+$/.test(name)).sort((a, b) => stepOf(b) - stepOf(a));
  }

  return {
    path,
    async latest() {
      const [newest] = await names();
      return newest === undefined ? null : stepOf(newest);
    },
    async read() {
      let note: Message | null = null;
      for (const name of await names()) {
        try {
          return { checkpoint: await readCheckpoint(await diskFolder(join(path, name))), note };
        } catch (error) {
          if (!(error instanceof StorageError)) throw error;
          note = error.problem.what;
        }
      }
      throw new StorageError(
        note ?? message('cli.checkpoint.none', { path }),
        message('cli.checkpoint.none.next'),
      );
    },
    async save(checkpoint) {
      const target = join(path, nameOf(checkpoint.step));
      const making = join(path, unfinished);
      await onDisk(target, async () => {
        await mkdir(path, { recursive: true });
        await rm(making, { recursive: true, force: true });
        for (const file of checkpointFiles(checkpoint)) await writeFileIn(making, file.path, file.stream());
        await rm(target, { recursive: true, force: true });
        await rename(making, target);
        await flush(path);
        const old = (await names()).slice(kept);
        await Promise.all(old.map((name) => rm(join(path, name), { recursive: true, force: true })));
      });
    },
    clear: () => onDisk(path, () => rm(path, { recursive: true, force: true })),
  };
}

const nameOf = (step: number) => `step-${step}`;
const stepOf = (name: string) => Number(name.slice('step-'.length));

/** Flushes the names in a folder to the disk; systems that can't do it write them later by themselves. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
