/** The scale that a column of scores was given on, from the scores and the name of the column. */

import type { ScoreScale } from '../types';

/** Sums of float32 cosines end a little above 1; so much is no other scale. */
export const rounding = 1e-6;

const usualTops = [5, 10, 100];
/** Of whole scores, those up to here are likely to have been given. */
const highestWholeTop = 10;

const named = /(-?\d+(?:\.\d+)?)\s*(?:-|–|—|…|\.\.+|to|bis|à|a|至|~)\s*(\d+(?:\.\d+)?)(?!\d)/iu;

const outOf = /(?:out[ _]of|von|sur)[ _](\d+)(?!\d)/i;

/**
 * The scale of scores in [min, max]: the one that the name of the column states ("score (0-100)") where it holds them;
 * 0–1 and −1–1 where they fit; 1–n where the lowest is 1, else from 0; the top is the highest score where that is whole
 * and small (0–3, 1–7), else the next of 5, 10 and 100, since the best score may be missing.
 */
export function scoreScale(min: number, max: number, name = '', distance = false): ScoreScale {
  const stated = statedScale(name);
  if (stated && stated.min <= min && stated.max >= max) return stated;
  if (min >= -rounding && max <= 1 + rounding) return { min: 0, max: 1 };
  if (min >= -1 - rounding && max <= 1 + rounding) return { min: -1, max: 1 };
  if (min < 0) return { min, max };
  if (distance && max <= 2 && /cos/i.test(name)) return { min: 0, max: 2 };
  // Distances have no usual top.
  if (distance && max > highestWholeTop) return { min: 0, max };
  const given = Number.isInteger(max) ? max <= highestWholeTop : max < 2;
  const top = given ? max : (usualTops.find((usual) => usual >= max) ?? max);
  return { min: min === 1 ? 1 : 0, max: top };
}

/** The scale in a name, such as "(0-100)", "1 to 5" or "percent". */
export function statedScale(name: string): ScoreScale | null {
  const [, top] = outOf.exec(name) ?? [];
  if (top !== undefined) return { min: 0, max: Number(top) };
  const [, low, high] = named.exec(name) ?? [];
  if (low !== undefined && Number(low) < Number(high)) return { min: Number(low), max: Number(high) };
  return /percent|prozent|pourcent|percentage|pct|%/i.test(name) ? { min: 0, max: 100 } : null;
}

/** A score as a share of its scale, in [0, 1]. */
export function onScale(score: number, scale: ScoreScale): number {
  return Math.min(1, Math.max(0, (score - scale.min) / (scale.max - scale.min)));
}
