/** A component whose code is fetched when it is first drawn, and fetched again when that failed and is tried again. */

import { type ComponentType, lazy, memo } from 'react';

/** The code could not be fetched. */
export class ChunkError extends Error {
  /** Forgets the failure: the next drawing fetches again. */
  readonly forget: () => void;

  constructor(cause: unknown, forget: () => void) {
    super('A chunk of code could not be loaded.', { cause });
    this.name = 'ChunkError';
    this.forget = forget;
  }
}

/** @param load gives the component; it is drawn again only when its own props change */
export function retryable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const fetched = () =>
    lazy(async () => {
      try {
        return { default: memo(await load()) };
      } catch (cause) {
        // React keeps a failed one for ever.
        throw new ChunkError(cause, () => {
          Current = fetched();
        });
      }
    });
  let Current = fetched();
  return function Retryable(props: Props) {
    const Fetched = Current;
    return <Fetched {...props} />;
  };
}
