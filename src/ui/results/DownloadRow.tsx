/** One download: its button, what is inside, and whether it was saved. */

import { type ReactNode, useId } from 'react';
import { Action } from '../parts/Action';
import css from './Downloads.module.css';

interface Props {
  readonly button: string;
  /** What the file would hold, in a few words; `help` has it in a sentence, for those who hear the button's name. */
  readonly holds?: string | null;
  readonly primary?: boolean;
  readonly disabled: boolean;
  readonly help: string;
  /** Its size, where that is known. */
  readonly size?: string | null;
  /** What is being done or was done. */
  readonly status: string | null;
  readonly onClick: () => void;
  readonly children?: ReactNode;
}

export function DownloadRow({
  button,
  holds = null,
  primary = false,
  disabled,
  help,
  size = null,
  status,
  onClick,
  children,
}: Props) {
  const id = useId();
  return (
    <div className={css.row}>
      <Action
        data-kind={primary ? 'primary' : undefined}
        disabled={disabled}
        aria-describedby={id}
        onClick={onClick}
      >
        {button}
        {holds === null ? null : <span aria-hidden="true"> ({holds})</span>}
      </Action>
      <p id={id} className={css.help}>
        {help} {size} {status ? <strong>{status}</strong> : null}
      </p>
      {children}
    </div>
  );
}
