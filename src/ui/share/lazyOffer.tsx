/** What a link brought: its code is fetched where a link brings something. */

import { Suspense, useState } from 'react';
import { useApp } from '../../state/react';
import { retryable } from '../faults/retryable';

const Offer = retryable(async () => (await import('./LessonOffer')).LessonOffer);

export function LessonOffer() {
  const offered = useApp(({ lessonOffer }) => lessonOffer !== null);
  // It stays, for it closes its dialog and returns the focus.
  const [wanted, setWanted] = useState(false);
  if (offered && !wanted) setWanted(true);
  return wanted ? (
    <Suspense fallback={null}>
      <Offer />
    </Suspense>
  ) : null;
}
