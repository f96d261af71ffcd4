/** Where a file is opened: chosen, pasted or dropped; with a note on what happens to the data. */

import { limits } from '../../../core/data/limits';
import { useApp } from '../../../state/react';
import { fileInputId } from '../../ids';
import { words } from '../../words';
import css from './DropArea.module.css';

export function DropArea() {
  const hosts = useContactedHosts();
  return (
    <div className={css.area}>
      <p className={css.headline}>{words.data.drop}</p>
      <p className={css.more}>{words.data.dropMore(limits.rows)}</p>
      <div>
        <button
          type="button"
          data-kind="primary"
          onClick={() => document.getElementById(fileInputId)?.click()}
        >
          {words.drop.choose}
        </button>
      </div>
      <p className={css.more}>{words.data.privacy(hosts)}</p>
    </div>
  );
}

/** The hosts that a run with the current settings contacts, besides the page's own; the Hub has a second one for files. */
function useContactedHosts(): readonly string[] {
  const fromHub = useApp((state) => state.recipe.baseModel.kind === 'hub');
  const endpoint = useApp((state) => state.preferences.endpoint);
  if (!fromHub) return [];
  const { host } = new URL(endpoint);
  return host === 'huggingface.co' ? [host, 'hf.co'] : [host];
}
