/** The keyboard shortcuts of the page, behind `?`; single keys can be switched off for people who dictate. */

import { useEffect, useId, useRef } from 'react';
import { useApp, useAppStore } from '../state/react';
import type { SectionName } from '../state/stages';
import { isTextField } from './effects/isTextField';
import css from './KeysDialog.module.css';
import { words } from './words';

const sections: readonly SectionName[] = ['data', 'recipe', 'train', 'results'];

export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const store = useAppStore();
  const singleKeys = useApp((state) => state.preferences.singleKeys);
  const setPreference = useApp((state) => state.setPreference);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { preferences, run, pause, resume } = store.getState();
      if (!preferences.singleKeys || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTextField(event.target) || dialog.current?.open) return;
      const section = sections[Number(event.key) - 1];
      if (event.key === '?') dialog.current?.showModal();
      else if (section) document.getElementById(section)?.focus();
      else if (event.key.toLowerCase() === 'p' && run.kind === 'active') {
        void (run.history.state === 'paused' ? resume() : pause());
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store]);

  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {words.keys.open}
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
