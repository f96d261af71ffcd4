/** The rows of a run that was made before: the open file where it is that one, else the copy that is kept of it. */

import { message } from '../../messages/message';
import type { Dataset } from '../../core/data/dataset/dataset';
import { DataError } from '../../core/errors';
import type { Progress } from '../../core/run/events';
import type { RunFile } from '../../core/run/record/record';
import { sameValue } from '../../core/sameValue';
import { readData } from '../../ml/run/readData';
import type { DataSlot } from '../../protocol/calls';
import type { CallContext } from '../calls/handlers';
import type { KeptFiles } from '../storage/keptFiles';
import { controlOf, sourceOf, type DataService } from './data';

/** @throws DataError where the file is neither open nor kept */
export type RunData = (file: RunFile, context: CallContext<Progress>) => Promise<Dataset>;

const slots = ['train', 'heldOut'] as const satisfies readonly DataSlot[];

export function createRunData(data: DataService, copies: Pick<KeptFiles, 'get'>): RunData {
  const openOne = ({ fingerprint, mapping }: RunFile): Dataset | undefined =>
    slots
      .filter((slot) => data.has(slot))
      .map((slot) => data.dataset(slot))
      .find(
        (dataset) =>
          data.fingerprintOf(dataset) === fingerprint &&
          sameValue([dataset.roles, dataset.choices], [mapping.roles, mapping.choices]),
      );

  return async (file, context) => {
    const open = openOne(file);
    if (open) return open;
    const { fingerprint, name, options, mapping } = file;
    const copy = await copies.get(fingerprint, name);
    if (!copy) {
      throw new DataError(message('worker.runData.closed', { name }), message('worker.runData.closed.next'));
    }
    const control = controlOf(context);
    return (await readData(sourceOf(copy), { options, control, assign: () => mapping })).dataset;
  };
}
