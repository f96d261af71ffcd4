import { describe, expect, it } from 'vitest';
import { evaluators, primaryOf, selectionMetric } from '../../../src/core/evaluators/catalogue';
import { evaluateMetrics } from '../../../src/core/metrics/evaluate';
import type { EvaluationKind } from '../../../src/core/metrics/types';
import { createRandom } from '../../../src/core/random';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { verdictMessages } from '../../../src/core/statistics/sentences';
import { resampledMetric, type Evaluated, type EvaluatedSet } from '../../../src/core/statistics/units';
import { verdictOf, type VerdictInputs } from '../../../src/core/statistics/verdict';
import { renderEnglish } from '../../../src/messages/english';
import { resultOf } from './runGenerator';

/** Pairs of sentences that occur once. */
function setOf(labels: Float32Array, kind: EvaluationKind = 'score'): EvaluatedSet {
  const pairs = Array.from(labels, (label, i) => ({
    sentence1: `first ${i}`,
    sentence2: `second ${i}`,
    label,
    row: i,
    partnerRow: i,
  }));
  return { pairs, kind, triplets: [], search: null };
}

/** Triplets of as many pairs: the positives first, then their negatives. */
const halvesOf = (pairs: number) =>
  Array.from({ length: Math.floor(pairs / 2) }, (_, i) => [i, Math.floor(pairs / 2) + i] as const);

/** A model whose cosines follow the labels by `skill`, beside noise of its own and some that all models share. */
function evaluated(
  step: number,
  skill: number,
  labels: Float32Array,
  kind: EvaluationKind = 'score',
): Evaluated {
  const [shared, own] = [createRandom(3), createRandom(3, step)];
  const cosines = labels.map((label) => skill * label + 0.3 * shared.next() + 0.3 * own.next());
  const metrics = evaluateMetrics(cosines, labels, kind, { triplets: halvesOf(labels.length) });
  return { step, cosines, labels, metrics };
}

const graded = (n: number) => Float32Array.from({ length: n }, (_, i) => (i % 6) / 5);
const classes = (n: number) => Float32Array.from({ length: n }, (_, i) => i % 2);

const resultFor = (inputs: Omit<VerdictInputs, 'recipe' | 'restored'> & Partial<VerdictInputs>) => {
  const verdict = resultOf(verdictOf({ recipe: defaultRecipe, restored: null, ...inputs }));
  if (!verdict) throw new Error('There is no verdict.');
  return verdict;
};
const text = (verdict: ReturnType<typeof resultFor>) =>
  verdictMessages(verdict, 2).map(renderEnglish).join(' ');

describe('the verdict', () => {
  const labels = graded(120);
  const set = setOf(labels);

  it('is better where the whole interval of the difference is above 0', () => {
    const evaluations = [evaluated(0, 0.1, labels), evaluated(10, 0.4, labels), evaluated(20, 0.8, labels)];
    const verdict = resultFor({ set, evaluations });
    expect(verdict.tuned).toMatchObject({ step: 20, answer: 'better', selected: true });
    expect(verdict.kept).toBe(20);
    const { difference, estimate } = verdict.tuned ?? {};
    expect(difference?.value).toBe((estimate?.value ?? NaN) - (verdict.base?.value ?? NaN));
    expect(difference?.interval?.low).toBeGreaterThan(0);
    expect(text(verdict)).toMatch(
      /^Better than the base: Spearman 0\.\d\d → 0\.\d\d, \+0\.\d\d \(95 % \+0\.\d\d … \+0\.\d\d\)\. Kept: step 20\. 120 evaluation pairs, resampled 10,000 times\. With so few rows/,
    );
  });

  it('is worse where it is below 0, says that the base is kept, and which checkpoint was the best', () => {
    const evaluations = [evaluated(0, 0.8, labels), evaluated(10, 0.2, labels), evaluated(20, 0.1, labels)];
    const verdict = resultFor({ set, evaluations, restored: 0 });
    expect(verdict).toMatchObject({ kept: 0, tuned: { step: 10, answer: 'worse' } });
    expect(text(verdict)).toMatch(
      /^Worse than the base: .*−0\.\d\d \(95 % −0\.\d\d … −0\.\d\d\)\. Kept: the base model \(step 0\).*step 10\./,
    );
  });

  it('compares the last step where the best is not kept, and says that a worse one is the model', () => {
    const evaluations = [evaluated(0, 0.8, labels), evaluated(10, 0.9, labels), evaluated(20, 0.1, labels)];
    const recipe = { ...defaultRecipe, keepBest: false };
    const verdict = resultFor({ set, evaluations, recipe });
    expect(verdict).toMatchObject({ kept: 20, tuned: { step: 20, answer: 'worse', selected: false } });
    expect(text(verdict)).toContain('Kept: step 20, because "Load best checkpoint at end" is off');
  });

  it('is too close to call where 0 is within it, and says how many rows would help', () => {
    const evaluations = [evaluated(0, 0.2, labels), evaluated(10, 0.3, labels)];
    const verdict = resultFor({ set, evaluations });
    expect(verdict.tuned?.answer).toBe('close');
    expect(text(verdict)).toMatch(
      /^Too close to call: Spearman .* About [\d,]+ evaluation pairs would settle/,
    );
  });

  it('of two equal models has a difference of exactly 0', () => {
    const base = evaluated(0, 0.5, labels);
    const verdict = resultFor({ set, evaluations: [base, { ...base, step: 10 }], restored: 0 });
    expect(verdict.tuned).toMatchObject({
      difference: { value: 0, interval: { low: 0, high: 0 } },
      answer: 'close',
    });
    expect(text(verdict)).toMatch(/Spearman is the same for both models on every resample/);
  });

  it('of an evaluation alone is the interval of the base model', () => {
    const verdict = resultFor({ set, evaluations: [evaluated(0, 0.5, labels)] });
    expect(verdict).toMatchObject({ tuned: null, kept: 0 });
    expect(text(verdict)).toMatch(
      /^Base model: Spearman 0\.\d\d \(95 % 0\.\d\d … 0\.\d\d\)\. 120 evaluation pairs/,
    );
  });

  it('is too close to call where the metric is undefined', () => {
    const equal = new Float32Array(20).fill(1);
    const evaluations = [evaluated(0, 0.5, equal), evaluated(10, 0.5, equal)];
    const verdict = resultFor({ set: setOf(equal), evaluations });
    expect(verdict).toMatchObject({ base: null, tuned: { answer: 'close', difference: null } });
    expect(text(verdict)).toMatch(/^Too close to call: Spearman is undefined on these evaluation rows\. /);
  });

  it('is the same for the same seed, and another for another', () => {
    const evaluations = [evaluated(0, 0.1, labels), evaluated(10, 0.4, labels)];
    const once = resultFor({ set, evaluations });
    expect(resultFor({ set, evaluations })).toEqual(once);
    expect(resultFor({ set, evaluations, recipe: { ...defaultRecipe, seed: 5 } })).not.toEqual(once);
  });

  it('is plain data', () => {
    const verdict = resultFor({ set, evaluations: [evaluated(0, 0.1, labels), evaluated(10, 0.4, labels)] });
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  });

  it('has a wider interval where rows share sentences', () => {
    const twice = Float32Array.from([...labels, ...labels]);
    const doubled = (step: number, skill: number): Evaluated => {
      const { cosines, ...rest } = evaluated(step, skill, labels);
      const both = Float32Array.from([...cosines, ...cosines]);
      return { ...rest, cosines: both, labels: twice, metrics: evaluateMetrics(both, twice, 'score') };
    };
    const evaluations = [doubled(0, 0.1), doubled(10, 0.4)];
    const apart = resultFor({ set: setOf(twice), evaluations });
    const { pairs } = setOf(labels);
    const together = resultFor({ set: { ...set, pairs: [...pairs, ...pairs] }, evaluations });
    expect(together.resampling).toMatchObject({ units: 240, clusters: 120 });
    const width = ({ tuned }: typeof apart) =>
      (tuned?.difference?.interval?.high ?? NaN) - (tuned?.difference?.interval?.low ?? NaN);
    // Every row twice tells no more than once.
    expect(width(together) / width(apart)).toBeCloseTo(Math.SQRT2, 1);
    expect(text(together)).toContain('240 evaluation pairs in 120 groups that share sentences');
  });

  it('resamples queries for a metric of retrieval, with what each found', () => {
    const n = 40;
    const search = {
      queries: Array.from({ length: n }, (_, i) => `query ${i}`),
      documents: Array.from({ length: n }, (_, i) => `document ${i}`),
      relevant: Array.from({ length: n }, (_, i) => new Set([i])),
    };
    const of = (step: number, value: number): Evaluated => {
      const random = createRandom(9, step);
      const found = Float32Array.from({ length: n }, () => Math.min(1, value + 0.4 * random.next()));
      const mean = found.reduce((sum, x) => sum + x, 0) / n;
      const at = { 1: 0, 3: 0, 5: 0, 10: 0 };
      const retrieval = { queries: n, documents: n, accuracy: at, precision: at, recall: at };
      const metrics = evaluateMetrics(classes(2 * n), classes(2 * n), 'pairs', {
        retrieval: { ...retrieval, ndcgAt10: mean, mrrAt10: mean, mapAt100: mean },
      });
      const queries = { ndcgAt10: found, mrrAt10: found, mapAt100: found };
      return { step, metrics, cosines: classes(2 * n), labels: classes(2 * n), queries };
    };
    const verdict = resultFor({
      set: { ...setOf(classes(2 * n), 'pairs'), search },
      evaluations: [of(0, 0.2), of(10, 0.5)],
      recipe: { ...defaultRecipe, bestBy: 'primary' },
    });
    expect(verdict).toMatchObject({
      metric: { name: 'cosine_ndcg@10' },
      resampling: { unit: 'queries', units: 40, clusters: 40 },
      tuned: { answer: 'better' },
    });
    expect(text(verdict)).toMatch(/^Better than the base: NDCG@10 .* 40 queries, resampled/);
  });

  it('resamples triplets with both of their pairs', () => {
    const n = 50;
    const both = Float32Array.from({ length: 2 * n }, (_, i) => Number(i < n));
    const pairs = Array.from(both, (label, i) => ({
      sentence1: `first ${i % n}`,
      sentence2: `${label === 1 ? 'second' : 'negative'} ${i % n}`,
      label,
      row: i % n,
      partnerRow: i % n,
    }));
    const verdict = resultFor({
      set: { pairs, kind: 'triplets', triplets: halvesOf(2 * n), search: null },
      evaluations: [evaluated(0, 0.02, both, 'triplets'), evaluated(10, 0.9, both, 'triplets')],
      recipe: { ...defaultRecipe, bestBy: 'primary' },
    });
    expect(verdict).toMatchObject({
      metric: { name: 'triplets_cosine_accuracy' },
      resampling: { unit: 'triplets', units: 50, clusters: 50 },
      tuned: { answer: 'better', estimate: { value: 1 } },
    });
  });

  it('resamples the triplets of a row together, however many negatives it has', () => {
    const n = 40;
    const two = Float32Array.from({ length: 3 * n }, (_, i) => Number(i < n));
    const pairs = Array.from(two, (label, i) => ({
      sentence1: `first ${i % n}`,
      sentence2: `${label === 1 ? 'second' : `negative ${Math.floor(i / n)}`} ${i % n}`,
      label,
      row: i % n,
      partnerRow: i % n,
    }));
    const triplets = Array.from({ length: 2 * n }, (_, i) => [i % n, n + i] as const);
    const of = (step: number, skill: number) => {
      const { cosines, labels } = evaluated(step, skill, two);
      return { step, cosines, labels, metrics: evaluateMetrics(cosines, labels, 'triplets', { triplets }) };
    };
    const verdict = resultFor({
      set: { pairs, kind: 'triplets', triplets, search: null },
      evaluations: [of(0, 0.02), of(10, 0.9)],
      recipe: { ...defaultRecipe, bestBy: 'primary' },
    });
    expect(verdict).toMatchObject({ resampling: { unit: 'triplets', units: 80, clusters: 40 } });
  });

  it('can be resampled for every metric that a best model is selected by', () => {
    for (const evaluator of evaluators)
      expect(resampledMetric(evaluator, primaryOf(evaluator))).not.toBeNull();
    for (const kind of ['score', 'binary', 'pairs', 'triplets'] as const) {
      const { evaluator, metric } = selectionMetric('spearman', kind);
      expect(resampledMetric(evaluator, metric)).not.toBeNull();
    }
  });

  it('comes in slices, and ends with the resamples done where it is told to', () => {
    const evaluations = [evaluated(0, 0.1, labels), evaluated(10, 0.4, labels)];
    let slices = 0;
    const verdict = resultFor({ set, evaluations, enough: () => ++slices === 2 });
    const { resamples } = verdict.resampling;
    expect(resamples).toBeGreaterThan(1000);
    expect(resamples).toBeLessThan(10_000);
    expect(text(verdict)).toContain(
      `Resampled ${new Intl.NumberFormat('en').format(resamples)} times instead of 10,000`,
    );
    expect(verdict.tuned?.difference?.interval).not.toBeNull();
  });

  it('covers the true difference in about 95 of 100 draws of rows', () => {
    // True values of these two models, from 100,000 rows.
    const many = graded(100_000);
    const trueDifference =
      (evaluated(1, 0.5, many).metrics.spearman ?? NaN) - (evaluated(0, 0.3, many).metrics.spearman ?? NaN);
    const [draws, n] = [120, 40];
    let covered = 0;
    for (let draw = 0; draw < draws; draw++) {
      const random = createRandom(77, draw);
      const some = Float32Array.from({ length: n }, () => random.below(6) / 5);
      const noise = Array.from({ length: n }, () => 0.3 * random.next());
      const of = (step: number, skill: number): Evaluated => {
        const cosines = some.map((label, i) => skill * label + (noise[i] ?? 0) + 0.3 * random.next());
        return { step, cosines, labels: some, metrics: evaluateMetrics(cosines, some, 'score') };
      };
      let slices = 0;
      const verdict = resultFor({
        set: setOf(some),
        evaluations: [of(0, 0.3), of(10, 0.5)],
        enough: () => ++slices >= 1,
      });
      const interval = verdict.tuned?.difference?.interval;
      if (interval && interval.low <= trueDifference && trueDifference <= interval.high) covered++;
    }
    // 95 % of 120 is 114; by chance 108 to 119 in 99 of 100 seeds.
    expect(covered).toBeGreaterThanOrEqual(108);
    expect(covered).toBeLessThanOrEqual(119);
  });

  it('seldom calls the best of ten lucky checkpoints better, where none is', () => {
    const [draws, n, checkpoints] = [60, 40, 10];
    let [better, withoutAllowance] = [0, 0];
    for (let draw = 0; draw < draws; draw++) {
      const random = createRandom(78, draw);
      const some = Float32Array.from({ length: n }, () => random.below(6) / 5);
      const of = (step: number): Evaluated => {
        const cosines = some.map((label) => 0.3 * label + 0.3 * random.next());
        return { step, cosines, labels: some, metrics: evaluateMetrics(cosines, some, 'score') };
      };
      const all = Array.from({ length: checkpoints + 1 }, (_, i) => of(i));
      const answer = (evaluations: readonly Evaluated[]) => {
        let slices = 0;
        return resultFor({ set: setOf(some), evaluations, enough: () => ++slices >= 1 }).tuned;
      };
      const tuned = answer(all);
      if (tuned?.answer === 'better') better++;
      const alone = answer(all.filter(({ step }) => step === 0 || step === tuned?.step));
      if (alone?.answer === 'better') withoutAllowance++;
    }
    // 2.5 % of 60 is 1.5. As models that nothing was selected from, the same checkpoints pass 33 times in 400 draws.
    expect(better).toBeLessThanOrEqual(2);
    expect(withoutAllowance).toBeGreaterThanOrEqual(4);
  });
});
