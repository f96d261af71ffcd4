/** The open files: parsed once, and their examples under the current mapping. */

import type { Render } from '../../messages/message';
import { message } from '../../messages/message';
import { withMapping, type Dataset } from '../../core/data/dataset/dataset';
import { findInEvaluation } from '../../core/data/findings/evaluation/findInEvaluation';
import type { ByteSource } from '../../core/data/types';
import { rejectedCsv } from '../../core/data/writeCsv';
import { DataError } from '../../core/errors';
import { reportData, reportExamples } from '../../core/report/report';
import { readData } from '../../ml/run/readData';
import type { DataSlot } from '../../protocol/calls';
import type { HandlersOf } from '../calls/handlers';
import { yieldToEventLoop } from '../pace/yieldToEventLoop';

export interface DataService {
  readonly handlers: HandlersOf<'data'>;
  /** Throws a DataError where the slot is empty. */
  dataset(slot: DataSlot): Dataset;
  has(slot: DataSlot): boolean;
}

const sourceOf = (file: File): ByteSource => ({
  name: file.name,
  size: file.size,
  read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

/** `render` makes the sentences of files for the person. */
export function createDataService(render: Render): DataService {
  const slots = new Map<DataSlot, Dataset>();

  const dataset = (slot: DataSlot): Dataset => {
    const found = slots.get(slot);
    if (found) return found;
    throw new DataError(message('worker.data.none'), message('worker.data.none.next'));
  };

  return {
    dataset,
    has: (slot) => slots.has(slot),
    handlers: {
      async openData({ slot, file, options }, { signal, report }) {
        const what = message('worker.progress.readingFile');
        const onProgress = (done: number, total: number) => report({ what, done, total });
        const read = await readData(sourceOf(file), { options, control: { signal, onProgress } });
        slots.set(slot, read.dataset);
        return reportData(read.dataset.parsed, read.columns, read.report);
      },
      setMapping({ slot, mapping }) {
        const changed = withMapping(dataset(slot).parsed, mapping);
        slots.set(slot, changed);
        return reportExamples(changed.examples, changed.roles, changed.choices);
      },
      closeHeldOut() {
        slots.delete('heldOut');
        return null;
      },
      async evaluationFindings(split, { signal }) {
        const looking = findInEvaluation(dataset('train'), slots.get('heldOut') ?? null, split);
        for (;;) {
          const { done, value } = looking.next();
          if (done) return value;
          await yieldToEventLoop();
          signal.throwIfAborted();
        }
      },
      rejectedRows: ({ slot }) =>
        new Blob([...rejectedCsv(dataset(slot).examples.rejected, render)], { type: 'text/csv' }),
    },
  };
}
