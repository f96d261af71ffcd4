/** The keyboard shortcuts, behind `?`; single keys can be switched off for people who dictate. */

import { useEffect, useId, useRef } from 'react';
import { useApp, useAppStore } from '../../state/react';
import { viewNames } from '../../state/stages';
import { isTextField } from '../effects/isTextField';
import { findSettingId, tabId } from '../ids';
import { words } from '../words';
import css from './Dialog.module.css';

export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const store = useAppStore();
  const singleKeys = useApp((state) => state.preferences.singleKeys);
  const setPreference = useApp((state) => state.setPreference);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { preferences, run, pause, resume, chooseView } = store.getState();
      if (!preferences.singleKeys || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTextField(event.target) || document.querySelector('dialog[open]')) return;
      const view = viewNames[Number(event.key) - 1];
      if (event.key === '?') dialog.current?.showModal();
      else if (event.key === '/') document.getElementById(findSettingId)?.focus();
      else if (view) {
        chooseView(view);
        document.getElementById(tabId(view))?.focus();
      } else if (event.key.toLowerCase() === 'p' && run.kind === 'active') {
        void (run.history.state === 'paused' ? resume() : pause());
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store]);

  return (
    <>
      <button
        type="button"
        aria-label={words.keys.open}
        title={words.keys.open}
        onClick={() => dialog.current?.showModal()}
      >
        <span aria-hidden="true">⌨</span>
      </button>
      <dialog ref={dialog} aria-labelledby={heading} className={css.dialog}>
        <h2 id={heading}>{words.keys.title}</h2>
        <dl className={css.keys}>
          {words.keys.list.map(({ keys, what }) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <label className={css.single}>
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={({ currentTarget }) => setPreference('singleKeys', currentTarget.checked)}
          />
          {words.keys.single}
        </label>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.keys.close}
        </button>
      </dialog>
    </>
  );
}
