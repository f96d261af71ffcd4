/**
 * The model of the shown run, to be downloaded from any tab but that of all downloads, which has its own button. Its place
 * is kept, so that nothing moves when a run ends.
 */

import { useApp, useAppStore } from '../../state/react';
import { Action } from '../parts/Action';
import { modelFileOf, shownModel } from '../faults/modelFile';
import { save } from '../save';
import { words } from '../words';
import css from './RunBar.module.css';

export function ModelButton() {
  const store = useAppStore();
  const ready = useApp((state) => shownModel(state) !== null);
  const making = useApp((state) => state.making !== null);
  const shown = useApp(({ view }) => ready && view !== 'export');
  const download = async () => {
    const state = store.getState();
    const record = shownModel(state);
    const blob = record && (await state.download('model', record.id));
    if (blob) save(blob, modelFileOf(record));
  };
  return (
    <Action
      className={css.model}
      data-shown={shown}
      disabled={!ready || making}
      onClick={() => void download()}
    >
      {words.bar.downloadModel}
    </Action>
  );
}
