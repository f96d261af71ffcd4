/** What a link brought: its code is fetched where a link brings something. */

import { useState } from 'react';
import { useApp } from '../../state/react';
import { lazyPart } from '../faults/lazyPart';

const Offer = lazyPart(async () => (await import('./LessonOffer')).LessonOffer);

export function LessonOffer() {
  const offered = useApp(({ lessonOffer }) => lessonOffer !== null);
  // It stays, for it closes its dialog and returns the focus.
  const [wanted, setWanted] = useState(false);
  if (offered && !wanted) setWanted(true);
  return wanted ? <Offer /> : null;
}
