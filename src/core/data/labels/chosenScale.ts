/** The scale that a person set for scores, or that they are kept as they are. */

import { message, type Message } from '../../../messages/message';
import type { DataChoices, ScoreScale } from '../types';
import { rounding } from './scoreScale';

/** Null where nothing was chosen. */
export type ChosenScale = NonNullable<DataChoices['scale']> | null;

/** Whether scores can be kept as they are, since cosines have the same range. */
export const canKeep = ({ min, max }: ScoreScale) => min >= -1 - rounding && max <= 1 + rounding;

/** The range of scores that are kept: that of cosines, or its upper half where no score is negative. */
export const keptRange = (seen: ScoreScale): ScoreScale => ({ min: seen.min < -rounding ? -1 : 0, max: 1 });

/** Whether a chosen scale is one at all. */
export const isScale = ({ min, max }: ScoreScale) =>
  Number.isFinite(min) && Number.isFinite(max) && min < max;

/** Why a score has no place on a chosen scale, or null. */
export function offScale(score: number, cell: string, { min, max }: ScoreScale): Message | null {
  return score < min - rounding || score > max + rounding
    ? message('labels.cell.offChosenScale', { cell, min, max })
    : null;
}
