/** Opens kept files as they were: their copies, with their options and their mapping. */

import type { Trainer } from '../../../client/trainer';
import { DataError } from '../../../core/errors';
import type { RunFile } from '../../../core/run/record/record';
import { sameValue } from '../../../core/sameValue';
import { message } from '../../../messages/message';
import type { AppState } from '../../appState';
import { openFileOf, type OpenFile } from '../../stages';

/** @throws DataError where a copy is gone or cannot be opened as it was */
export async function reopen(
  trainer: Trainer,
  get: () => AppState,
  { data, evaluationFile }: { readonly data: RunFile; readonly evaluationFile: RunFile | null },
): Promise<void> {
  const copyOf = async ({ fingerprint, name }: RunFile) => {
    const file = await trainer.call('keptFile', { fingerprint, name });
    if (file) return file;
    throw new DataError(message('state.keptData.gone', { name }), message('state.keptData.gone.next'));
  };
  const open = () => openFileOf(get().files.train);
  const second = () => openFileOf(get().files.heldOut);

  if (!isOpen(open(), data)) await get().openFile(await copyOf(data), data.options);
  const now = open();
  if (!now || !isOpen(now, data)) throw notOpened(data);
  const { roles, choices } = data.mapping;
  const { examples } = now.report;
  if (!sameValue(examples.roles, roles)) await get().setRoles(roles);
  if (!sameValue(examples.choices, choices)) await get().setChoices(choices);
  if (evaluationFile && !isOpen(second(), evaluationFile)) {
    await get().openHeldOut(await copyOf(evaluationFile), evaluationFile.options);
    if (!isOpen(second(), evaluationFile)) throw notOpened(evaluationFile);
  } else if (!evaluationFile && second()) await get().closeHeldOut();
}

/** Whether a file is open that has these bytes and was read in this way. */
const isOpen = (open: OpenFile | null, { fingerprint, options }: RunFile): boolean =>
  open?.report.fingerprint === fingerprint && sameValue(open.options, options);

const notOpened = ({ name }: RunFile) =>
  new DataError(message('state.keptData.unopened', { name }), message('state.keptData.unopened.next'));
