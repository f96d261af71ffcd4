/** The files in hand: parsed once, and their examples under the roles in force. */

import { buildExamples } from '../core/data/examples';
import { parseFile } from '../core/data/parseFile';
import { profileColumns } from '../core/data/profile';
import { reportData, reportExamples } from '../core/data/report';
import { guessRoles } from '../core/data/roles';
import type { ByteSource, Examples, ParsedFile, Roles } from '../core/data/types';
import { rejectedCsv } from '../core/data/writeCsv';
import { DataError } from '../core/errors';
import type { DataSlot } from '../protocol/messages';
import type { Handlers } from './serve';

export interface Dataset {
  readonly parsed: ParsedFile;
  readonly roles: Roles;
  readonly examples: Examples;
}

export interface DataDesk {
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

export function createDataDesk(): DataDesk {
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
        const parsed = await parseFile(sourceOf(file), options, { signal, onProgress });
        const columns = profileColumns(parsed.table);
        const roles = guessRoles(parsed.table, columns);
        const examples = buildExamples(parsed, roles);
        slots.set(slot, { parsed, roles, examples });
        return reportData(parsed, columns, reportExamples(examples, roles));
      },
      assignRoles({ slot, roles }) {
        const { parsed } = dataset(slot);
        const examples = buildExamples(parsed, roles);
        slots.set(slot, { parsed, roles, examples });
        return reportExamples(examples, roles);
      },
      closeHeldOut() {
        slots.delete('heldOut');
        return null;
      },
      rejectedRows: ({ slot }) =>
        new Blob([...rejectedCsv(dataset(slot).examples.rejected)], { type: 'text/csv' }),
    },
  };
}
