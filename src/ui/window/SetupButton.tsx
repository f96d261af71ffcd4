/** Opens the setup where there is no room for it beside the tabs. */

import { useApp } from '../../state/react';
import { setupId } from '../ids';
import { words } from '../words';
import css from './SetupButton.module.css';

export function SetupButton() {
  const open = useApp((state) => state.setupOpen);
  const setOpen = useApp((state) => state.setSetupOpen);
  return (
    <button
      type="button"
      className={css.button}
      aria-expanded={open}
      aria-controls={setupId}
      onClick={() => setOpen(!open)}
    >
      {words.setup.name}
    </button>
  );
}
