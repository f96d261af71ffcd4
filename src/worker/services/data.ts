/** The open files: parsed once, and their examples under the current mapping. */

import { message, type Message, type Render } from '../../messages/message';
import { rankModels } from '../../core/baseModels/rank';
import type { DataControl, DataStage, Dataset } from '../../core/data/dataset/dataset';
import { findInEvaluation } from '../../core/data/findings/evaluation/findInEvaluation';
import { inTurns } from '../../core/data/parse/bytes/turns';
import type { ByteSource } from '../../core/data/types';
import { rejectedCsv } from '../../core/data/writeCsv';
import { DataError } from '../../core/errors';
import type { Progress } from '../../core/run/events';
import { reportData } from '../../core/report/report';
import { createRowFinder, type RowFinder } from '../../core/report/rowWindow';
import { comparePair } from '../../core/run/comparison/pair';
import { evaluatedNotes, evaluatedSet, evaluationTexts } from '../../core/run/evaluationTexts';
import { mapData, readData } from '../../ml/run/readData';
import type { DataSlot } from '../../protocol/calls';
import type { CallContext, HandlersOf } from '../calls/handlers';
import { fileFingerprint } from '../storage/fileFingerprint';

export interface DataService {
  readonly handlers: HandlersOf<'data'>;
  /** Throws a DataError where the slot is empty. */
  dataset(slot: DataSlot): Dataset;
  has(slot: DataSlot): boolean;
  /** The fingerprint of the file of an open dataset. */
  fingerprintOf(dataset: Dataset): string | null;
}

/** The same with what the order of calls needs. */
export interface OrderedDataService extends DataService {
  /** Resolves once no mapping is being changed, so that a call that comes after a change finds what it has changed. */
  settled(): Promise<void>;
}

export const sourceOf = (file: File): ByteSource => ({
  name: file.name,
  size: file.size,
  read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

const whatOf: Readonly<Record<DataStage, Message>> = {
  file: message('worker.progress.readingFile'),
  rows: message('worker.progress.readingRows'),
  checks: message('worker.progress.checkingRows'),
};

const comparing = message('evaluation.compare.progress');
const rankingModels = message('evaluation.compare.models');

export const controlOf = ({ signal, report }: CallContext<Progress>): DataControl => ({
  signal,
  onProgress: (stage, done, total) => report({ what: whatOf[stage], done, total }),
});

/** `render` makes the sentences of files for the person. */
export function createDataService(render: Render): OrderedDataService {
  const slots = new Map<DataSlot, Dataset>();
  const finders = new WeakMap<Dataset, RowFinder>();
  const fingerprints = new WeakMap<Dataset['parsed'], string>();
  const newest = new Map<DataSlot, symbol>();
  /** Ends with the last change of a mapping, whether it is made or not. */
  let changes: Promise<void> = Promise.resolve();

  const dataset = (slot: DataSlot): Dataset => {
    const found = slots.get(slot);
    if (found) return found;
    throw new DataError(message('worker.data.none'), message('worker.data.none.next'));
  };

  const finderOf = (one: Dataset): RowFinder => {
    const known = finders.get(one) ?? createRowFinder(one);
    finders.set(one, known);
    return known;
  };

  return {
    dataset,
    has: (slot) => slots.has(slot),
    fingerprintOf: ({ parsed }) => fingerprints.get(parsed) ?? null,
    settled: () => changes,
    handlers: {
      async openData({ slot, file, options }, context) {
        const read = await readData(sourceOf(file), { options, control: controlOf(context) });
        const fingerprint = await fileFingerprint(file, context.signal);
        fingerprints.set(read.dataset.parsed, fingerprint);
        slots.set(slot, read.dataset);
        return { ...reportData(read.dataset.parsed, read.columns, read.report), fingerprint };
      },
      setMapping({ slot, mapping }, context) {
        const { parsed } = dataset(slot);
        const change = Symbol();
        newest.set(slot, change);
        const changed = mapData(parsed, mapping, controlOf(context)).then(({ dataset: mapped, report }) => {
          // A later change wins, and so does another file.
          if (newest.get(slot) === change && slots.get(slot)?.parsed === parsed) slots.set(slot, mapped);
          return report;
        });
        changes = Promise.allSettled([changes, changed]).then(() => {});
        return changed;
      },
      closeHeldOut() {
        slots.delete('heldOut');
        return null;
      },
      async evaluationFindings(split, { signal }) {
        await changes;
        return inTurns(findInEvaluation(dataset('train'), slots.get('heldOut') ?? null, split), signal);
      },
      async rejectedRows({ slot }) {
        await changes;
        return new Blob([...rejectedCsv(dataset(slot).examples.rejected, render)], { type: 'text/csv' });
      },
      async rowWindow({ slot, start, count, ...filter }) {
        await changes;
        return finderOf(dataset(slot)).window(filter, start, count);
      },
      async evaluationTexts(run) {
        await changes;
        return evaluationTexts(run, dataset('train'), slots.get('heldOut') ?? null);
      },
      async rankModels({ of, models }, { signal, report }) {
        await changes;
        const evaluated = evaluatedSet(of, dataset('train'), slots.get('heldOut') ?? null);
        const ranked = rankModels(models, evaluated.set, of.recipe.seed);
        const ranking = await inTurns(ranked, signal, (done) => report({ what: rankingModels, ...done }));
        return { ranking, notes: evaluatedNotes(of, dataset('train'), evaluated) };
      },
      async compareRuns({ of, pair }, { signal, report }) {
        await changes;
        const { set } = evaluatedSet(of, dataset('train'), slots.get('heldOut') ?? null);
        return inTurns(comparePair(pair, set), signal, (done) => report({ what: comparing, ...done }));
      },
    },
  };
}
