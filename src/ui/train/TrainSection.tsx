/** Section 3: start, watch and control the run. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';
import { prefetchPlots } from '../charts/lazyPlots';
import { PanelBoundary } from '../faults/PanelBoundary';
import { Section } from '../Section';
import { words } from '../words';
import { blockedBy } from '../../state/blocked';
import { Checklist } from './Checklist';
import { Controls } from './Controls';
import { FindingsToCheck } from './FindingsToCheck';
import { LossFigure } from './LossFigure';
import { RunNotes } from './RunNotes';
import { RunReadouts } from './RunReadouts';
import { runWords } from './runWords';
import { SimilarityFigure } from './SimilarityFigure';
import { SpearmanFigure } from './SpearmanFigure';
import css from './TrainSection.module.css';

export function TrainSection() {
  const idle = useApp(({ run }) => run.kind === 'none');
  const blocked = useApp(blockedBy);
  const hasData = useApp(({ files }) => files.train.kind === 'ready');
  useEffect(() => {
    if (hasData) prefetchPlots();
  }, [hasData]);
  const summary = useApp(({ run, stopping }) => runWords(run, stopping));
  return (
    <Section
      section="train"
      number={3}
      title={words.sections.train}
      summary={idle && blocked ? words.train[blocked] : summary}
    >
      <Checklist />
      <FindingsToCheck />
      <Controls />
      <RunReadouts />
      <RunNotes />
      <div className={css.charts}>
        <PanelBoundary title={words.charts.loss} chart>
          <LossFigure />
        </PanelBoundary>
        <PanelBoundary title={words.charts.spearman} chart>
          <SpearmanFigure />
        </PanelBoundary>
      </div>
      <PanelBoundary title={words.charts.histogram} chart>
        <SimilarityFigure />
      </PanelBoundary>
    </Section>
  );
}
