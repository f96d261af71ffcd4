/** The tab "Results": the run in a sentence, its metrics before and after, its cosines, its worst mistakes. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import type { RunStage } from '../../state/stages';
import { baseOf, latestOf } from '../../state/series';
import { WorstPairs } from '../errors/WorstPairs';
import { PanelBoundary } from '../faults/PanelBoundary';
import { Seeds } from '../runs/Seeds';
import { SimilarityFigure } from '../train/SimilarityFigure';
import { words } from '../words';
import { BeforeAfter } from './BeforeAfter';
import css from './ResultsView.module.css';
import { Verdict } from './Verdict';

export function ResultsView() {
  const run = useApp(shownRun);
  const before = run.kind === 'none' ? null : baseOf(run.history);
  const after = run.kind === 'none' ? null : latestOf(run.history);
  return (
    <>
      <PanelBoundary title={words.results.verdict.name}>
        <Verdict />
        <Seeds />
      </PanelBoundary>
      {before && after ? (
        <>
          <p className={css.summary}>{summaryOf(run)}</p>
          <div className={css.columns}>
            <div className={css.table}>
              <PanelBoundary title={words.metrics.heading}>
                <BeforeAfter before={before.metrics} after={after === before ? null : after.metrics} />
              </PanelBoundary>
            </div>
            <div className={css.side}>
              <PanelBoundary title={words.charts.histogram} chart>
                <SimilarityFigure />
              </PanelBoundary>
              {run.kind === 'ended' ? (
                <PanelBoundary title={words.errors.table}>
                  <WorstPairs />
                </PanelBoundary>
              ) : null}
            </div>
          </div>
        </>
      ) : (
        <p>{run.kind === 'none' ? words.results.none : summaryOf(run)}</p>
      )}
    </>
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
