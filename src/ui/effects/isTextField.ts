const typing = ['text', 'url', 'number', 'search'];

/** True where keys and pastes belong to the control that has the focus. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && typing.includes(target.type))
  );
}
