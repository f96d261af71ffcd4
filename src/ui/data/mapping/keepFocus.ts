/** Moves the focus from a control that is about to go to the section around it. */
export function keepFocus(control: HTMLElement): void {
  control.closest<HTMLElement>('section[tabindex]')?.focus();
}
