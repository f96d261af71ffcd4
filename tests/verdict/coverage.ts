/** How often the interval of the difference contains the true one, by simulation: 95 in 100 is what it promises. */

import { evaluateMetrics } from '../../src/core/metrics/evaluate';
import type { EvaluationKind } from '../../src/core/metrics/types';
import { createRandom, type Random } from '../../src/core/random';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import type { Evaluated, EvaluatedSet } from '../../src/core/statistics/units';
import { verdictOf } from '../../src/core/statistics/verdict';

export interface Situation {
  readonly metric: 'spearman' | 'primary';
  readonly kind: Extract<EvaluationKind, 'score' | 'binary' | 'pairs'>;
  /** Rows that share a first sentence; their labels and both models' errors are correlated by a half. */
  readonly sharing: number;
  readonly rows: number;
}

/** With these pairs of models in turns: equal ones, and one that is clearly better. */
const skills = [
  [0.3, 0.3],
  [0.1, 0.6],
] as const;

/** Rows of the large sample that stands for the truth. */
const truthRows = 240_000;

/** @returns the share of `draws` samples whose interval contains the true difference */
export function coverage({ metric, kind, sharing, rows }: Situation, draws: number): number {
  let [covered, all] = [0, 0];
  for (const [before, after] of skills) {
    const truth = sample(createRandom(1, rows), { kind, sharing, rows: truthRows }, before, after);
    const valueOf = ({ metrics }: Evaluated) =>
      (metric === 'spearman' ? metrics.spearman : metrics.binary?.averagePrecision) ?? NaN;
    const difference = valueOf(truth.tuned) - valueOf(truth.base);
    for (let draw = 0; draw < draws / skills.length; draw++) {
      const { set, base, tuned } = sample(
        createRandom(2, draw, rows),
        { kind, sharing, rows },
        before,
        after,
      );
      let slices = 0;
      const work = verdictOf({
        set,
        evaluations: [base, tuned],
        restored: null,
        recipe: { ...defaultRecipe, bestBy: metric, seed: draw },
        // Two slices have enough resamples for an interval, also of the largest situation.
        enough: () => ++slices > 1,
      });
      let step = work.next();
      while (!step.done) step = work.next();
      const interval = step.value?.tuned?.difference?.interval;
      if (!interval) continue;
      all++;
      if (interval.low <= difference && difference <= interval.high) covered++;
    }
  }
  if (all === 0) throw new Error('No draw has an interval.');
  return covered / all;
}

function sample(
  random: Random,
  { kind, sharing, rows }: Omit<Situation, 'metric'>,
  before: number,
  after: number,
): { readonly set: EvaluatedSet; readonly base: Evaluated; readonly tuned: Evaluated } {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const mixed = (shared: number) => (sharing > 1 ? Math.SQRT1_2 * (shared + normal()) : normal());
  const labels = new Float32Array(rows);
  const cosines = [new Float32Array(rows), new Float32Array(rows)];
  const pairs = [];
  const effects = Array.from({ length: rows }, normal);
  let [label, first, second, group] = [0, 0, 0, -1];
  for (let row = 0; row < rows; row++) {
    if (row % sharing === 0) [label, first, second, group] = [normal(), normal(), normal(), group + 1];
    const position = mixed(label);
    // Of matching pairs the second half are counter-examples: the first sentence of a row with another row's second one.
    const half = rows / 2;
    const [own, other] =
      kind === 'pairs' ? [row % half, row < half ? row : (row * 7 + 3) % half] : [row, row];
    labels[row] =
      kind === 'score'
        ? Math.max(0, Math.min(5, Math.round(2.5 + 1.3 * position))) / 5
        : Number(kind === 'pairs' ? row < half : position > 0);
    const signal = kind === 'score' ? position : 2 * (labels[row] ?? 0) - 1;
    const sentences =
      kind === 'pairs' ? 0.4 * ((effects[own] ?? 0) + (effects[other + half] ?? 0)) : 0.5 * normal();
    for (const [model, skill, shared] of [
      [0, before, first],
      [1, after, second],
    ] as const) {
      const values = cosines[model];
      if (values) values[row] = skill * signal + sentences + 0.6 * mixed(shared);
    }
    pairs.push({
      sentence1: kind === 'pairs' ? `first ${own}` : `first ${group}`,
      sentence2: `second ${other}`,
      label: labels[row] ?? 0,
      row: own,
      partnerRow: other,
    });
  }
  const of = (step: number, values = new Float32Array()): Evaluated => ({
    step,
    cosines: values,
    labels,
    metrics: evaluateMetrics(values, labels, kind),
  });
  return {
    set: { pairs, kind: kind === 'pairs' ? 'binary' : kind, triplets: [], search: null },
    base: of(0, cosines[0]),
    tuned: of(1, cosines[1]),
  };
}
