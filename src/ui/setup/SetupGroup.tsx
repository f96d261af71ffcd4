/** One group of settings: a button with one line of its values, opening in place. */

import { type ReactNode, useId } from 'react';
import { words } from '../words';
import css from './Setup.module.css';

interface Props {
  readonly title: string;
  /** The values. */
  readonly line: ReactNode;
  readonly open: boolean;
  /** Null where nothing differs from what is suggested. */
  readonly onReset: (() => void) | null;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

export function SetupGroup({ title, line, open, onReset, onToggle, children }: Props) {
  const id = useId();
  return (
    <div className={css.group} data-open={open}>
      <div className={css.head}>
        <h3>
          <button type="button" aria-expanded={open} aria-controls={open ? id : undefined} onClick={onToggle}>
            {title}
          </button>
        </h3>
        <p className={css.line}>{line}</p>
      </div>
      {open ? (
        <fieldset id={id} aria-label={title} className={css.body}>
          {children}
          {onReset ? (
            <button type="button" data-kind="plain" className={css.reset} onClick={onReset}>
              {words.setup.resetGroup(title)}
            </button>
          ) : null}
        </fieldset>
      ) : null}
    </div>
  );
}
