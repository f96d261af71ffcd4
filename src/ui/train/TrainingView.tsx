/** The tab "Training": the three charts of the run, all on one screen. */

import { PanelBoundary } from '../faults/PanelBoundary';
import { words } from '../words';
import { LossFigure } from './LossFigure';
import { SimilarityFigure } from './SimilarityFigure';
import { SpearmanFigure } from './SpearmanFigure';
import css from './TrainingView.module.css';

export function TrainingView() {
  return (
    <div className={css.charts}>
      <PanelBoundary title={words.charts.loss} chart>
        <LossFigure />
      </PanelBoundary>
      <PanelBoundary title={words.charts.spearman} chart>
        <SpearmanFigure />
      </PanelBoundary>
      <PanelBoundary title={words.charts.histogram} chart>
        <SimilarityFigure />
      </PanelBoundary>
    </div>
  );
}
