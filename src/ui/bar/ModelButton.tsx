/** The model of the last run, to be downloaded from any tab but that of all downloads, which has its own button. */

import { useApp, useAppStore } from '../../state/react';
import { Action } from '../parts/Action';
import { hasTrainedModel, modelFileOf } from '../faults/modelFile';
import { save } from '../save';
import { words } from '../words';
import css from './RunBar.module.css';

export function ModelButton() {
  const store = useAppStore();
  const ready = useApp(hasTrainedModel);
  const making = useApp((state) => state.making !== null);
  const elsewhere = useApp(({ view }) => view !== 'export');
  if (!ready) return null;
  const download = async () => {
    const state = store.getState();
    const blob = await state.download('model');
    if (blob) save(blob, modelFileOf(state));
  };
  return (
    <Action
      className={css.model}
      data-elsewhere={elsewhere}
      disabled={making}
      onClick={() => void download()}
    >
      {words.bar.downloadModel}
    </Action>
  );
}
