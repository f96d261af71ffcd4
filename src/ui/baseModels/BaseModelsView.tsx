/** The view "Compare base models": which models on which rows, and what comes of it. */

import { shownComparison } from '../../state/compare/candidates';
import { useApp } from '../../state/react';
import { PanelBoundary } from '../faults/PanelBoundary';
import { KeepQuestion } from '../runs/Keeping';
import { words } from '../words';
import css from './BaseModels.module.css';
import { CandidateList } from './CandidateList';
import { ComparisonResult } from './ComparisonResult';
import { ModelHistograms } from './ModelHistograms';
import { SizeFigure } from './SizeFigure';

export function BaseModelsView() {
  const comparison = useApp(shownComparison);
  return (
    <>
      <p className={css.muted}>{words.baseModels.help}</p>
      <PanelBoundary title={words.baseModels.models}>
        <CandidateList />
      </PanelBoundary>
      {comparison ? (
        <>
          <PanelBoundary title={words.baseModels.result}>
            <ComparisonResult comparison={comparison} />
          </PanelBoundary>
          <KeepQuestion />
          <PanelBoundary title={words.baseModels.histograms} chart>
            <ModelHistograms comparison={comparison} />
          </PanelBoundary>
          <SizeFigure comparison={comparison} />
        </>
      ) : null}
    </>
  );
}
