/** The tab "Results": the run in a sentence, its cosines, its worst mistakes, its metrics before and after. */

import { rounded } from '../../messages/format';
import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import type { RunStage } from '../../state/stages';
import { baseOf, latestOf, tunedOf } from '../../state/series';
import { WorstPairs } from '../errors/WorstPairs';
import { PanelBoundary } from '../faults/PanelBoundary';
import { Seeds } from '../runs/Seeds';
import { SimilarityFigure } from '../train/cosines/SimilarityFigure';
import { evaluatesNothing } from '../train/runWords';
import { words } from '../words';
import { BeforeAfter } from './BeforeAfter';
import css from './ResultsView.module.css';
import { Verdict } from './Verdict';

export function ResultsView() {
  const run = useApp(shownRun);
  const before = run.kind === 'none' ? null : baseOf(run.history);
  const after = run.kind === 'none' ? null : latestOf(run.history);
  const tuned = run.kind === 'none' ? null : tunedOf(run.history);
  return (
    <>
      <PanelBoundary title={words.results.verdict.name}>
        <Verdict />
        <Seeds />
      </PanelBoundary>
      {before && after ? (
        <>
          <p className={css.summary} title={summaryOf(run, 4)}>
            {summaryOf(run, 2)}
          </p>
          <div className={css.figure}>
            <PanelBoundary title={words.charts.histogram} chart>
              <SimilarityFigure goal />
            </PanelBoundary>
          </div>
          <div className={css.columns}>
            <PanelBoundary title={words.metrics.heading}>
              <div className={css.table}>
                <BeforeAfter before={before.metrics} after={tuned?.metrics ?? null} />
              </div>
            </PanelBoundary>
            {/* Second, because it comes with the run's end and must not push the table away. */}
            {run.kind === 'ended' ? (
              <PanelBoundary title={words.errors.table}>
                <WorstPairs />
              </PanelBoundary>
            ) : null}
          </div>
        </>
      ) : (
        <p>{run.kind === 'none' ? words.results.none : summaryOf(run, 2)}</p>
      )}
    </>
  );
}

function summaryOf(run: RunStage, digits: 2 | 4): string {
  if (run.kind === 'none') return words.results.waiting;
  if (run.kind === 'active') return words.results.running;
  const after = latestOf(run.history);
  if (!after) return evaluatesNothing(run) ? words.results.withoutEvaluation : words.results.unevaluated;
  const [first, last] = [baseOf(run.history)?.metrics.spearman ?? null, after.metrics.spearman];
  if (first === null || last === null) return words.results.ended;
  // What these decimals hide is no change; the title has more of them.
  return rounded(first, digits) === rounded(last, digits)
    ? words.results.spearman(last, digits)
    : words.results.spearmanChange(first, last, digits);
}
