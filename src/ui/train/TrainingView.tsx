/** The tab "Training": the three charts of the run, all on one screen; on a phone one at a time. */

import { type ComponentType, useState } from 'react';
import { useNarrow } from '../effects/useNarrow';
import { PanelBoundary } from '../faults/PanelBoundary';
import { Switch } from '../parts/fields/Switch';
import { words } from '../words';
import { SimilarityFigure } from './cosines/SimilarityFigure';
import { DeviceLosses } from './DeviceLosses';
import { LossFigure } from './LossFigure';
import { SpearmanFigure } from './SpearmanFigure';
import css from './TrainingView.module.css';

type Name = 'loss' | 'spearman' | 'histogram';

const figures: Readonly<Record<Name, ComponentType>> = {
  loss: LossFigure,
  spearman: SpearmanFigure,
  histogram: SimilarityFigure,
};
const { choices } = words.charts;
const options = [
  { value: 'histogram', label: choices.histogram },
  { value: 'spearman', label: choices.spearman },
  { value: 'loss', label: choices.loss },
] as const;

export function TrainingView() {
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<Name>('loss');
  const shown: readonly Name[] = narrow ? [chosen] : ['loss', 'spearman', 'histogram'];
  return (
    <>
      <DeviceLosses />
      {narrow ? (
        <Switch label={choices.name} value={chosen} options={options} look="segments" onChange={setChosen} />
      ) : null}
      <div className={css.charts}>
        {shown.map((name) => {
          const Figure = figures[name];
          return (
            <PanelBoundary key={name} title={words.charts[name]} chart>
              <Figure />
            </PanelBoundary>
          );
        })}
      </div>
    </>
  );
}
