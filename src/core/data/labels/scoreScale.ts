/** The scale that a column of scores was given on, from the scores alone. */

export interface ScoreScale {
  readonly min: number;
  readonly max: number;
}

/** Sums of float32 cosines end a little above 1; so much is no other scale. */
export const rounding = 1e-6;

const usualTops = [5, 10, 100];

/**
 * The scale of scores in [min, max]: 0–1 and −1–1 where they fit, 1–n where the lowest is 1, else from 0; the top is
 * the highest score where that is whole (0–3, 1–7), else the next of 5, 10 and 100, since the best score may be missing.
 */
export function scoreScale(min: number, max: number): ScoreScale {
  if (min >= -rounding && max <= 1 + rounding) return { min: 0, max: 1 };
  if (min >= -1 - rounding && max <= 1 + rounding) return { min: -1, max: 1 };
  if (min < 0) return { min, max };
  const top = Number.isInteger(max) || max < 2 ? max : (usualTops.find((usual) => usual >= max) ?? max);
  return { min: min === 1 ? 1 : 0, max: top };
}

/** A score as a share of its scale, in [0, 1]. */
export function onScale(score: number, scale: ScoreScale): number {
  return Math.min(1, Math.max(0, (score - scale.min) / (scale.max - scale.min)));
}
