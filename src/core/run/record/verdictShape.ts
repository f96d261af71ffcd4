/** The schema of a run's verdict; see `shapes.ts`. */

import * as z from 'zod/mini';
import type { Estimate, Interval } from '../../statistics/intervals';
import type { Resampling } from '../../statistics/paired';
import type { ThresholdReport } from '../../statistics/threshold';
import type { TunedVerdict, Verdict } from '../../statistics/verdict';
import { count, message, number, type Schema, type ShapeOf } from './values';

export const estimate: Schema<Estimate> = z.object({
  value: number,
  interval: z.nullable(z.object({ low: number, high: number } satisfies ShapeOf<Interval>)),
} satisfies ShapeOf<Estimate>);

const tuned: Schema<TunedVerdict> = z.object({
  step: count,
  selected: z.boolean(),
  estimate: z.nullable(estimate),
  difference: z.nullable(estimate),
  answer: z.enum(['better', 'close', 'worse']),
} satisfies ShapeOf<TunedVerdict>);

const resampling: Schema<Resampling> = z.object({
  unit: z.enum(['pairs', 'triplets', 'queries']),
  units: count,
  clusters: count,
  grouping: z.enum(['sentences', 'first', 'second', 'rows']),
  resamples: count,
  undefined: count,
} satisfies ShapeOf<Resampling>);

const threshold: Schema<ThresholdReport> = z.object({
  threshold: number,
  chosenOn: count,
  pairs: count,
  precision: z.nullable(number),
  recall: number,
  f1: estimate,
} satisfies ShapeOf<ThresholdReport>);

export const verdict: Schema<Verdict> = z.object({
  metric: z.object({ name: z.string(), label: message } satisfies ShapeOf<Verdict['metric']>),
  base: z.nullable(estimate),
  tuned: z.nullable(tuned),
  kept: count,
  resampling,
  threshold: z.nullable(threshold),
} satisfies ShapeOf<Verdict>);
