/** The labels of ordered scores that are written as words. */

import { message, type Message } from '../../../messages/message';
import type { GradedCells } from './gradedCells';
import { isScale, offScale, type ChosenScale } from './chosenScale';
import { shown, unusable, type CellCounts, type LabelFaults, type LabelReading } from './labelReading';
import { onScale, scoreScale } from './scoreScale';

/** Each cell by its place on the scale, in [0, 1]; a cell without one is a fault. */
export function readGradedLabels(
  counts: CellCounts,
  { scores, ends, reversed }: GradedCells,
  faults: LabelFaults,
  chosen: ChosenScale = null,
): LabelReading {
  const ordered = [...scores].sort(([, a], [, b]) => a - b);
  const [low, high] = [ordered.at(0)?.[1] ?? 0, ordered.at(-1)?.[1] ?? 0];
  const own = chosen !== null && chosen !== 'asIs' && isScale(chosen) ? chosen : null;
  const scale = own ?? ends ?? scoreScale(low, high);
  const labelOf = (score: number) => (reversed ? 1 - onScale(score, scale) : onScale(score, scale));
  const placed = ordered.filter(([cell, score]) => own === null || offScale(score, cell, own) === null);
  const beyond = ordered.flatMap(([cell, score]) => {
    const fault = own && offScale(score, shown(cell), own);
    return fault ? [[cell, fault] as const] : [];
  });
  const [lowest, highest] = [placed.at(0), placed.at(-1)];
  const cells = placed.map(([cell, score]) => [cell, labelOf(score)] as const);
  const others = [...counts.keys()].filter((cell) => !scores.has(cell));
  const { min, max } = scale;
  const seen = { min: low, max: high };
  const why = own
    ? message('labels.scale.chosen')
    : ends
      ? message('labels.scale.words')
      : message('labels.scale.seen', seen);
  const basis = { kind: 'scores', seen, scale: { min, max }, why, chosen: own !== null } as const;
  if (!lowest || !highest)
    return { ...unusable(message('labels.column.offChosenScale', { min, max })), basis };
  return {
    scheme: { kind: 'score', min, max, rescaled: true, ...(reversed ? { reversed } : {}), cells },
    notes: [
      message('labels.note.ordered', {
        first: { cell: shown(lowest[0]), label: labelOf(lowest[1]) },
        last: { cell: shown(highest[0]), label: labelOf(highest[1]) },
      }),
    ],
    certain: true,
    values: new Map<string, number | Message>([
      ...faults,
      ...others.map((cell) => [cell, message('labels.cell.offScale', { cell: shown(cell) })] as const),
      ...beyond,
      ...cells,
    ]),
    basis,
  };
}
