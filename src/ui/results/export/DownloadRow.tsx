/** One download: its button, what is inside, and whether it was saved. */

import { type ReactNode, useId } from 'react';
import { Action } from '../../parts/Action';
import { words } from '../../words';
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
  /** Ends the work: the button then does that, which keeps the focus where it is. Null while there is none. */
  readonly onStop?: (() => void) | null;
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
  onStop = null,
  children,
}: Props) {
  const id = useId();
  return (
    <div className={css.row}>
      <Action
        data-kind={primary ? 'primary' : undefined}
        disabled={disabled && !onStop}
        aria-label={onStop ? words.results.stopNamed(button) : undefined}
        aria-describedby={id}
        onClick={onStop ?? onClick}
      >
        {onStop ? words.results.stop : button}
        {onStop || holds === null ? null : <span aria-hidden="true"> ({holds})</span>}
      </Action>
      <p id={id} className={css.help}>
        {help} {size} {status ? <strong>{status}</strong> : null}
      </p>
      {children}
    </div>
  );
}
