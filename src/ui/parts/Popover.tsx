/** What opens beside its button: closed by Escape and by a click elsewhere, and the focus goes back to the button. */

import type { ReactNode, Ref } from 'react';
import css from './Popover.module.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

export function Popover({ id, label, ref, children }: Props) {
  return (
    <div ref={ref} id={id} popover="auto" role="group" aria-label={label} className={css.popover}>
      {children}
    </div>
  );
}
