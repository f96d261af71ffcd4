/** The files in hand: parsed once, and their examples under the roles in force. */

import type { Render } from '../messages/render';
import { openDataset, withRoles, type Dataset } from '../core/data/dataset/dataset';
import { reportData, reportExamples } from '../core/report/report';
import type { ByteSource } from '../core/data/types';
import { rejectedCsv } from '../core/data/writeCsv';
import { DataError } from '../core/errors';
import type { DataSlot } from '../protocol/messages';
import type { Handlers } from './serve';

export interface DataService {
  readonly handlers: Pick<Handlers, 'openData' | 'assignRoles' | 'closeHeldOut' | 'rejectedRows'>;
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
    throw new DataError('There is no dataset yet.', 'Drop a file, or choose one under "Dataset file".');
  };

  return {
    dataset,
    has: (slot) => slots.has(slot),
    handlers: {
      async openData({ slot, file, options }, { signal, report }) {
        const onProgress = (done: number, total: number) => report({ what: 'Reading the file', done, total });
        const opened = await openDataset(sourceOf(file), options, { signal, onProgress });
        const { parsed, roles, examples } = opened.dataset;
        slots.set(slot, opened.dataset);
        return reportData(parsed, opened.columns, reportExamples(examples, roles));
      },
      assignRoles({ slot, roles }) {
        const changed = withRoles(dataset(slot).parsed, roles);
        slots.set(slot, changed);
        return reportExamples(changed.examples, roles);
      },
      closeHeldOut() {
        slots.delete('heldOut');
        return null;
      },
      rejectedRows: ({ slot }) =>
        new Blob([...rejectedCsv(dataset(slot).examples.rejected, render)], { type: 'text/csv' }),
    },
  };
}
