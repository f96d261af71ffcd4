/** Section 4: what the run came to, and everything that can be taken away. */

import { useApp } from '../../state/react';
import { baseOf, latestOf } from '../../state/series';
import { PanelBoundary } from '../faults/PanelBoundary';
import { Section } from '../parts/Section';
import { words } from '../words';
import { BeforeAfter } from './BeforeAfter';
import { Downloads } from './Downloads';
import { PythonLines } from './PythonLines';
import { SearchSentences } from './SearchSentences';
import { TryPair } from './TryPair';

export function ResultsSection() {
  const run = useApp((state) => state.run);
  const before = run.kind === 'none' ? null : baseOf(run.history);
  const after = run.kind === 'none' ? null : latestOf(run.history);
  const summary =
    run.kind === 'none'
      ? words.results.waiting
      : run.kind === 'active'
        ? words.results.going
        : after === null
          ? words.results.nothing
          : words.results.gain(before?.metrics.spearman ?? null, after?.metrics.spearman ?? null);
  return (
    <Section section="results" number={4} title={words.sections.results} summary={summary}>
      {before && after ? (
        <PanelBoundary title={words.metrics.heading}>
          <BeforeAfter before={before.metrics} after={after === before ? null : after.metrics} />
        </PanelBoundary>
      ) : (
        <p>{words.results.none}</p>
      )}
      <PanelBoundary title={words.try.heading}>
        <TryPair />
      </PanelBoundary>
      <PanelBoundary title={words.search.heading}>
        <SearchSentences />
      </PanelBoundary>
      <PanelBoundary title={words.results.downloads} downloads>
        <Downloads />
      </PanelBoundary>
      <PanelBoundary title={words.results.python}>
        <PythonLines />
      </PanelBoundary>
    </Section>
  );
}
