/** Text for screen readers only. */

import type { ReactNode } from 'react';
import css from './VisuallyHidden.module.css';

export function VisuallyHidden({
  children,
  live = false,
}: {
  readonly children: ReactNode;
  readonly live?: boolean;
}) {
  return (
    <span className={css.visuallyHidden} aria-live={live ? 'polite' : undefined}>
      {children}
    </span>
  );
}
