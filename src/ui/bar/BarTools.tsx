/** The theme, the size, the keyboard shortcuts and the help. */

import { useApp } from '../../state/react';
import { themes } from '../../state/stages';
import { words } from '../words';
import { HelpDialog } from './HelpDialog';
import { KeysDialog } from './KeysDialog';
import css from './RunBar.module.css';

export function BarTools() {
  const theme = useApp((state) => state.preferences.theme);
  const presentation = useApp((state) => state.preferences.presentation);
  const setPreference = useApp((state) => state.setPreference);
  return (
    <div className={css.tools}>
      <span className={css.theme}>
        <select
          aria-label={words.theme.label}
          value={theme}
          onChange={({ currentTarget }) => {
            const chosen = themes[currentTarget.selectedIndex];
            if (chosen) setPreference('theme', chosen);
          }}
        >
          {themes.map((name) => (
            <option key={name} value={name}>
              {words.theme.names[name]}
            </option>
          ))}
        </select>
      </span>
      <button
        type="button"
        aria-label={words.share.size}
        title={words.share.size}
        aria-pressed={presentation}
        onClick={() => setPreference('presentation', !presentation)}
      >
        <span aria-hidden="true">A</span>
      </button>
      <KeysDialog />
      <HelpDialog />
    </div>
  );
}
