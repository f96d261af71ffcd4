/** What the threshold comes to: precision, recall and F1, and the counts of right and wrong pairs, each a way to its pairs. */

import type { Confusion } from '../../../core/metrics/decision/threshold';
import { hundredths, score, shortScore } from '../../../messages/format';
import type { Chosen } from '../../charts/histogram/types';
import { Slider } from '../../parts/fields/Slider';
import { words } from '../../words';
import css from './Cosines.module.css';
import { PrecisionGoal } from './PrecisionGoal';
import type { Cosines } from './useCosines';

interface Props {
  readonly cosines: Cosines;
  readonly split: number;
  /** Whether a wanted precision can be set. */
  readonly goal: boolean;
  /** Null where labels are no scores. */
  readonly onSplit: ((split: number) => void) | null;
  /** Null: back to the best F1. */
  readonly onMove: (threshold: number | null) => void;
  readonly onChoose: (chosen: Chosen) => void;
}

const cells = ['rightYes', 'wrongYes', 'wrongNo', 'rightNo'] as const;

export function ThresholdBox({ cosines, split, goal, onSplit, onMove, onChoose }: Props) {
  const { threshold, quality, counts, isBest, shown } = cosines;
  const { box } = words.charts;
  const shares = [
    [box.precision, quality.precision],
    [box.recall, quality.recall],
    [box.f1, quality.f1],
    [box.accuracy, quality.accuracy],
  ] as const;
  return (
    <section aria-label={box.name} className={css.box}>
      <div className={css.line}>
        <h4 title={score(threshold)}>{box.at(hundredths(threshold))}</h4>
        {isBest ? (
          <p className={css.note}>{box.best(shown.cosines.length)}</p>
        ) : (
          <button type="button" data-kind="plain" onClick={() => onMove(null)}>
            {box.toBest}
          </button>
        )}
      </div>
      <dl className={css.shares}>
        {shares.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={score(value)}>{shortScore(value)}</dd>
          </div>
        ))}
      </dl>
      <fieldset className={css.cells} aria-label={box.counts}>
        {cells.map((cell) => (
          <button
            key={cell}
            type="button"
            data-right={cell.startsWith('right')}
            disabled={counts[cell] === 0}
            onClick={() => onChoose(pairsOf(cell, threshold))}
          >
            {box.cell(counts[cell], cell)}
          </button>
        ))}
      </fieldset>
      {goal ? (
        <PrecisionGoal cosines={shown.cosines} labels={shown.labels} split={split} onMove={onMove} />
      ) : null}
      {onSplit ? (
        <Slider
          label={words.charts.split}
          value={split}
          min={0.05}
          max={1}
          help={words.charts.splitHelp}
          onChange={onSplit}
        />
      ) : null}
    </section>
  );
}

/** The pairs of a cell: yes is predicted from the threshold on. */
function pairsOf(cell: keyof Confusion, threshold: number): Chosen {
  const yes = cell === 'rightYes' || cell === 'wrongYes';
  return {
    group: cell === 'rightYes' || cell === 'wrongNo' ? 'upper' : 'lower',
    from: yes ? threshold : null,
    below: yes ? null : threshold,
  };
}
