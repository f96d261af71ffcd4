/** One thing to take away: its button, what is inside, and what became of it. */

import { type ReactNode, useId } from 'react';
import css from './Downloads.module.css';

interface Props {
  readonly button: string;
  readonly primary?: boolean;
  readonly disabled: boolean;
  readonly help: string;
  /** What is being done or was done. */
  readonly said: string | null;
  readonly onClick: () => void;
  readonly children?: ReactNode;
}

export function DownloadRow({ button, primary = false, disabled, help, said, onClick, children }: Props) {
  const id = useId();
  return (
    <div className={css.row}>
      <button
        type="button"
        data-kind={primary ? 'primary' : undefined}
        disabled={disabled}
        aria-describedby={id}
        onClick={onClick}
      >
        {button}
      </button>
      <p id={id} className={css.help}>
        {help} {said ? <strong>{said}</strong> : null}
      </p>
      {children}
    </div>
  );
}
