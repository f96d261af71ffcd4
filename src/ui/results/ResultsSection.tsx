/** Section 4: the metrics of the run, its model to try out, and the downloads. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import type { RunStage } from '../../state/stages';
import { baseOf, latestOf } from '../../state/series';
import { PanelBoundary } from '../faults/PanelBoundary';
import { Section } from '../Section';
import { words } from '../words';
import { BeforeAfter } from './BeforeAfter';
import { Downloads } from './Downloads';
import { PythonLines } from './PythonLines';
import { SearchSentences } from './SearchSentences';
import { TryPair } from './TryPair';
import { Verdict } from './Verdict';

export function ResultsSection() {
  const run = useApp(shownRun);
  const before = run.kind === 'none' ? null : baseOf(run.history);
  const after = run.kind === 'none' ? null : latestOf(run.history);
  return (
    <Section section="results" number={4} title={words.sections.results} summary={summaryOf(run)}>
      <PanelBoundary title={words.results.verdict.name}>
        <Verdict />
      </PanelBoundary>
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

function summaryOf(run: RunStage): string {
  if (run.kind === 'none') return words.results.waiting;
  if (run.kind === 'active') return words.results.running;
  const after = latestOf(run.history);
  if (!after) return words.results.unevaluated;
  const [first, last] = [baseOf(run.history)?.metrics.spearman ?? null, after.metrics.spearman];
  if (first === null || last === null) return words.results.ended;
  return first === last ? words.results.spearman(last) : words.results.spearmanChange(first, last);
}
