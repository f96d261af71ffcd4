/** The way back to the data, in a tab that has nothing to show, such as after a reload where nothing is kept. */

import { useApp } from '../../state/react';
import { tabId } from '../ids';
import { words } from '../words';
import css from './Views.module.css';

export function NothingOpen() {
  const shown = useApp(
    ({ files, runs, run, view }) =>
      view !== 'data' && files.train.kind === 'empty' && runs.length === 0 && run.kind === 'none',
  );
  const choose = useApp((state) => state.chooseView);
  if (!shown) return null;
  return (
    <p className={css.nothing}>
      {words.views.nothingOpen}{' '}
      <button
        type="button"
        onClick={() => {
          choose('data');
          document.getElementById(tabId('data'))?.focus();
        }}
      >
        {words.views.toData}
      </button>
    </p>
  );
}
