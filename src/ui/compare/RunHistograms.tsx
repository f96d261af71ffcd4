/** The cosines of every compared run as small histograms side by side, over the same axes; the base model first. */

import { useId, useMemo } from 'react';
import { modelEvaluation, titleOf } from '../../core/run/comparison/sameRows';
import { baseOf } from '../../core/run/evaluated';
import type { Evaluation } from '../../core/run/events';
import { binsFor } from '../../core/metrics/histogram/bins';
import { groupsOf, histogram, type Histogram } from '../../core/metrics/histogram/histogram';
import { quantile } from '../../core/metrics/quantile';
import { rounded } from '../../messages/format';
import { comparedRuns } from '../../state/compare/compared';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './Compare.module.css';

interface Entry {
  readonly key: string;
  readonly title: string;
  readonly evaluation: Evaluation;
}

/** Pixels of one histogram. */
const [width, height] = [200, 80];
/** Graded labels are split in the middle, as in the large histogram. */
const split = 0.5;

/** Nothing before the first evaluation. */
export function RunHistograms() {
  const runs = useApp((state) => state.runs);
  const compared = useApp((state) => state.compared);
  const selected = useApp((state) => state.selected);
  const id = useId();
  const entries = useMemo(() => entriesOf({ runs, compared, selected }), [runs, compared, selected]);
  const shapes = histogramsOf(entries);
  const top = Math.max(...shapes.flatMap(({ of }) => of.bins.map(tallest)));
  if (shapes.length === 0) return null;
  return (
    <section aria-labelledby={id} className={css.histograms}>
      <h3 id={id}>{words.compare.histograms}</h3>
      <ul className={css.list}>
        {shapes.map(({ key, title, evaluation, of }) => (
          <li key={key}>
            <strong>{title}</strong>
            <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
              <Steps of={of} group="lower" top={top} color="var(--label-0)" dash="4 2" />
              <Steps of={of} group="upper" top={top} color="var(--label-1)" />
              <line x1="0" y1={height} x2={width} y2={height} stroke="var(--edge)" />
            </svg>
            <span className={css.ends} aria-hidden="true">
              <span>{rounded(of.bins[0]?.from ?? 0, 1)}</span>
              <span>{rounded(1, 1)}</span>
            </span>
            <span className={css.medians}>{mediansOf(evaluation)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function entriesOf(marks: Parameters<typeof comparedRuns>[0]): readonly Entry[] {
  const marked = [...comparedRuns(marks)].sort((a, b) => a.number - b.number);
  const base = marked.map(({ history }) => baseOf(history)).find((one) => one && one.cosines.length > 0);
  const own = marked.flatMap((run) => {
    const evaluation = modelEvaluation(run);
    return evaluation && evaluation !== baseOf(run.history)
      ? [{ key: run.id, title: titleOf(run), evaluation }]
      : [];
  });
  return base ? [{ key: 'base', title: words.runs.base, evaluation: base }, ...own] : own;
}

/** All over the same bins. */
function histogramsOf(entries: readonly Entry[]) {
  const bins = binsFor(
    entries.flatMap(({ evaluation: { cosines, labels } }) => groupsOf(cosines, labels, split)),
    'rows',
  );
  return entries.map((entry) => {
    const { cosines, labels } = entry.evaluation;
    return { ...entry, of: histogram(cosines, labels, bins, split) };
  });
}

type Bin = Histogram['bins'][number];
const tallest = ({ lower, upper }: Bin) => Math.max(lower.density, upper.density);

interface StepsProps {
  readonly of: Histogram;
  readonly group: 'lower' | 'upper';
  readonly top: number;
  readonly color: string;
  readonly dash?: string;
}

function Steps({ of: { bins }, group, top, color, dash }: StepsProps) {
  const each = width / bins.length;
  const line = bins.map(
    (bin, i) =>
      `V${(height * (1 - bin[group].density / (top || 1))).toFixed(1)}H${(each * (i + 1)).toFixed(1)}`,
  );
  return (
    <path
      d={`M0 ${height}${line.join('')}V${height}Z`}
      fill={color}
      fillOpacity={0.3}
      stroke={color}
      strokeWidth={1.5}
      strokeDasharray={dash}
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** The same in words. */
function mediansOf({ cosines, labels, metrics: { kind } }: Evaluation): string {
  const [lower, upper] = groupsOf(cosines, labels, split);
  const groups = [
    { name: words.charts.group(kind, 'lower', split), values: lower },
    { name: words.charts.group(kind, 'upper', split), values: upper },
  ].filter(({ values }) => values.length > 0);
  return words.compare.medians(
    groups.map(({ name, values }) => ({ name, median: rounded(quantile(values.sort(), 0.5), 2) })),
  );
}
