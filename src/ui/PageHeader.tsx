/** What this page is, in one line, and the theme switch. */

import { useApp } from '../state/react';
import { themes } from '../state/stages';
import { KeysDialog } from './KeysDialog';
import css from './PageHeader.module.css';
import { words } from './words';

export function PageHeader() {
  const theme = useApp((state) => state.preferences.theme);
  const setPreference = useApp((state) => state.setPreference);
  return (
    <header className={css.header}>
      <div className={css.bar}>
        <span className={css.mark}>
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <circle cx="12" cy="16" r="9" fill="none" stroke="var(--label-0)" strokeWidth="2.5" />
            <circle
              cx="20"
              cy="16"
              r="9"
              fill="var(--label-1)"
              fillOpacity=".3"
              stroke="var(--label-1)"
              strokeWidth="2.5"
            />
          </svg>
          {words.name}
        </span>
        <span className={css.tools}>
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
          <KeysDialog />
        </span>
      </div>
      <h1>{words.tagline}</h1>
    </header>
  );
}
