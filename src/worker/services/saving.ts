/**
 * The checkpoints of a run that is kept: by time and after each evaluation, as long as they take no more than a small share
 * of the run. What cannot be written does not stop the run, and is said once.
 */

import { StorageError } from '../../core/errors';
import type { RunEvent } from '../../core/run/events';
import { message } from '../../messages/message';
import { checkpointFiles, readCheckpoint } from '../../ml/checkpoint/checkpointFiles';
import type { RunCheckpoints } from '../../ml/checkpoint/resume';
import type { CheckpointReport, RunKeeping } from '../../protocol/calls';
import { seconds } from '../pace/seconds';
import type { CheckpointStore } from '../storage/checkpointStore';
import { SealedFileError } from '../storage/sealedFiles';

/** Seconds between two checkpoints where no evaluation comes in between. */
const interval = 30;
/** The most of the run's time that checkpoints may take; the first one's time is not known before it is written. */
const share = 0.05;

export interface Saving {
  /** Whether checkpoints are written. The person may change their mind during the run. */
  on: boolean;
  /**
   * Finds what the run resumes from.
   * @param afterLoss whether it was under way until its GPU was lost; that it starts over is then for the caller to say
   */
  open(afterLoss: boolean): Promise<RunCheckpoints>;
}

interface Parts {
  readonly store: CheckpointStore;
  /** The id of its record. */
  readonly run: string;
  readonly keeping: RunKeeping;
  readonly report: (value: RunEvent | CheckpointReport) => void;
  /** A stopped run ends: it needs no checkpoint. */
  readonly stop: AbortSignal;
  /** Seconds. */
  readonly now?: () => number;
}

export function createSaving({ store, run, keeping, report, stop, now = seconds }: Parts): Saving {
  const { resumes } = keeping;
  let savedAt = now();
  let cost = 0;
  let said = false;

  const saving: Saving = {
    on: keeping.save,
    async open(afterLoss) {
      const { found: from, skipped } =
        resumes || afterLoss ? await store.read(run, readCheckpoint) : { found: null, skipped: [] };
      if (skipped.length > 0) {
        const text = from
          ? message('worker.checkpoint.older', { step: from.step })
          : message('worker.checkpoint.damaged');
        report({ type: 'notice', text });
      } else if (!from && resumes && !afterLoss) {
        report({ type: 'notice', text: message('worker.checkpoint.none') });
      }
      savedAt = now();
      return {
        from,
        due(_, evaluated) {
          const since = now() - savedAt;
          return saving.on && (evaluated || since >= interval) && since * share >= cost;
        },
        async save(checkpoint) {
          if (stop.aborted || !saving.on) return;
          const { step } = checkpoint;
          const start = now();
          try {
            const bytes = await store.save(run, step, checkpointFiles(checkpoint));
            report({ type: 'checkpoint', step, bytes, seconds: now() - start });
          } catch (error) {
            if (!(error instanceof SealedFileError)) throw error;
            if (!said) report({ type: 'unsaved', problem: unsaved(error).problem });
            said = true;
          }
          savedAt = now();
          cost = savedAt - start;
        },
      };
    },
  };
  return saving;
}

const unsaved = (cause: SealedFileError) =>
  cause.reason === 'full'
    ? new StorageError(message('worker.checkpoint.full'), message('worker.checkpoint.full.next'), {
        kept: message('worker.checkpoint.kept'),
        cause,
      })
    : new StorageError(message('worker.checkpoint.refused'), message('worker.checkpoint.refused.next'), {
        kept: message('worker.checkpoint.kept'),
        cause,
      });
