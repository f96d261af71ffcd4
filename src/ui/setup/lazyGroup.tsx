/** What an open group of the setup shows: its code is fetched with the first one that is open, once there is data. */

import { type ComponentProps, Suspense } from 'react';
import { retryable } from '../faults/retryable';

const Body = retryable(async () => (await import('./GroupBody')).GroupBody);

export const GroupBody = (props: ComponentProps<typeof Body>) => (
  <Suspense fallback={null}>
    <Body {...props} />
  </Suspense>
);
