/** The tab "Try": two sentences compared, and a search through the dataset. */

import { PanelBoundary } from '../faults/PanelBoundary';
import { words } from '../words';
import { SearchSentences } from './SearchSentences';
import { TryPair } from './TryPair';

export function TryView() {
  return (
    <>
      <PanelBoundary title={words.try.heading}>
        <TryPair />
      </PanelBoundary>
      <PanelBoundary title={words.search.heading}>
        <SearchSentences />
      </PanelBoundary>
    </>
  );
}
