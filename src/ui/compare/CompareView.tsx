/** The view "Compare": the table of runs, two of them row by row, their curves and cosines, and a grid of settings to queue. */

import { PanelBoundary } from '../faults/PanelBoundary';
import { RunsPanel } from '../runs/table/RunsPanel';
import { LossFigure } from '../train/LossFigure';
import { SpearmanFigure } from '../train/SpearmanFigure';
import { words } from '../words';
import css from './Compare.module.css';
import { GridPanel } from './GridPanel';
import { PairPanel } from './PairPanel';
import { RunHistograms } from './RunHistograms';

export function CompareView() {
  return (
    <>
      <PanelBoundary title={words.runs.heading}>
        <RunsPanel />
      </PanelBoundary>
      <PanelBoundary title={words.compare.pair}>
        <PairPanel />
      </PanelBoundary>
      <div className={css.charts}>
        <PanelBoundary title={words.charts.spearman} chart>
          <SpearmanFigure />
        </PanelBoundary>
        <PanelBoundary title={words.charts.loss} chart>
          <LossFigure />
        </PanelBoundary>
      </div>
      <PanelBoundary title={words.compare.histograms} chart>
        <RunHistograms />
      </PanelBoundary>
      <PanelBoundary title={words.compare.grid}>
        <GridPanel />
      </PanelBoundary>
    </>
  );
}
