/** A part of the page whose code is fetched when it is first drawn, with nothing in its place until then. */

import { type ComponentType, Suspense } from 'react';
import { retryable } from './retryable';

/** @param load gives the component */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = retryable(load);
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
