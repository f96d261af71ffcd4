/** What `?debug` shows: its code is fetched where the address asks for it. */

import { type ComponentProps, Suspense } from 'react';
import { retryable } from '../faults/retryable';

const Panel = retryable(async () => (await import('./DebugPanel')).DebugPanel);

export const DebugPanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense fallback={null}>
    <Panel {...props} />
  </Suspense>
);
