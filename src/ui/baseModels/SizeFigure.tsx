/** The chart of the main metric by the size of the model. */

import { useMemo } from 'react';
import type { ModelComparison } from '../../core/baseModels/comparison';
import { listedModels } from '../../core/baseModels/listed';
import { bytes, score } from '../../messages/format';
import { ChartFigure, type KeyEntry } from '../charts/ChartFigure';
import { SizePlot } from '../charts/lazyPlots';
import { PanelBoundary } from '../faults/PanelBoundary';
import { say, words } from '../words';
import css from './BaseModels.module.css';

const text = words.baseModels;
const keys: readonly KeyEntry[] = [{ label: text.points, color: 'var(--accent)', mark: 'dot' }];

export function SizeFigure({ comparison }: { readonly comparison: ModelComparison }) {
  const points = useMemo(
    () =>
      listedModels(comparison).flatMap(({ name, bytes: size, estimate }) =>
        estimate ? [{ name, size, ...estimate }] : [],
      ),
    [comparison],
  );
  const metric = say(comparison.ranking.metric.label);
  const [best] = points;
  const smallest = points.toSorted((a, b) => a.size - b.size)[0];
  const says = best && smallest ? text.scatterSays(best.name, best.size, smallest.name, smallest.size) : null;
  return (
    <div className={css.figure}>
      <PanelBoundary title={text.scatter(metric)} chart>
        <ChartFigure
          title={text.scatter(metric)}
          good={text.scatterGood}
          says={says}
          exactly={null}
          empty={text.fewPoints}
          keys={keys}
          table={{
            heads: [text.heads.model, text.heads.size, metric],
            rows: () => points.map(({ name, size, value }) => [name, bytes(size), score(value)]),
          }}
          plot={points.length > 1 ? <SizePlot points={points} metric={metric} /> : null}
        />
      </PanelBoundary>
    </div>
  );
}
