/** A button that keeps the focus while it has no effect: a disabled one would lose it to the page. */

import type { ComponentPropsWithRef } from 'react';

interface Props extends Omit<ComponentPropsWithRef<'button'>, 'type' | 'disabled' | 'onClick'> {
  readonly disabled: boolean;
  readonly onClick?: () => void;
}

export function Action({ disabled, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      aria-disabled={disabled}
      onClick={(event) => {
        if (disabled) event.preventDefault();
        else onClick?.();
      }}
    />
  );
}
