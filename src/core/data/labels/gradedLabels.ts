/** The labels of ordered scores that are written as words. */

import { message, type Message } from '../../../messages/message';
import type { GradedCells } from './gradedCells';
import { shown, type CellCounts, type LabelFaults, type LabelReading } from './labelReading';
import { onScale, scoreScale } from './scoreScale';

/** Each cell by its place on the scale, in [0, 1]; a cell without one is a fault. */
export function readGradedLabels(
  counts: CellCounts,
  { scores, ends, reversed }: GradedCells,
  faults: LabelFaults,
): LabelReading {
  const ordered = [...scores].sort(([, a], [, b]) => a - b);
  const [lowest = '', low = 0] = ordered.at(0) ?? [];
  const [highest = '', high = 0] = ordered.at(-1) ?? [];
  const scale = ends ?? scoreScale(low, high);
  const labelOf = (score: number) => (reversed ? 1 - onScale(score, scale) : onScale(score, scale));
  const cells = ordered.map(([cell, score]) => [cell, labelOf(score)] as const);
  const others = [...counts.keys()].filter((cell) => !scores.has(cell));
  const { min, max } = scale;
  return {
    scheme: { kind: 'score', min, max, rescaled: true, ...(reversed ? { reversed } : {}), cells },
    notes: [
      message('labels.note.ordered', {
        first: { cell: shown(lowest), label: labelOf(low) },
        last: { cell: shown(highest), label: labelOf(high) },
      }),
    ],
    certain: true,
    values: new Map<string, number | Message>([
      ...faults,
      ...others.map((cell) => [cell, message('labels.cell.offScale', { cell: shown(cell) })] as const),
      ...cells,
    ]),
  };
}
