/** A trained model, from what is left of the page: it lies in the worker or in storage, which an error of the page does not touch. */

import { useApp, useAppStore } from '../../state/react';
import { anyModel, modelFileOf } from './modelFile';
import { save } from '../save';
import { words } from '../words';

export function DownloadModel() {
  const store = useAppStore();
  const active = useApp(({ run }) => run.kind === 'active');
  const ready = useApp((state) => anyModel(state) !== null);
  const making = useApp((state) => state.making !== null);
  const stopping = useApp((state) => state.stopping);

  const download = async () => {
    const state = store.getState();
    const record = anyModel(state);
    const blob = record && (await state.download('model', record.id));
    if (blob) save(blob, modelFileOf(record));
  };
  return (
    <>
      {active ? (
        <button type="button" disabled={stopping} onClick={() => void store.getState().stop()}>
          {stopping ? words.train.stopping : words.faults.stop}
        </button>
      ) : null}
      <button type="button" disabled={!ready || making} onClick={() => void download()}>
        {making ? words.results.making : words.results.model}
      </button>
    </>
  );
}
