/** What opens beside its button: closed by Escape and by a click elsewhere, and the focus goes back to the button. */

import type { ReactNode, Ref } from 'react';
import css from './Popover.module.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly ref?: Ref<HTMLFieldSetElement>;
  readonly children: ReactNode;
}

export function Popover({ id, label, ref, children }: Props) {
  return (
    <fieldset ref={ref} id={id} popover="auto" aria-label={label} className={css.popover}>
      {children}
    </fieldset>
  );
}
