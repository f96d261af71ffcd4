import { describe, expect, it } from 'vitest';
import { evaluateMetrics } from '../../../../src/core/metrics/evaluate';
import { createRandom } from '../../../../src/core/random';
import { defaultRecipe } from '../../../../src/core/recipe/recipe';
import { disagreement } from '../../../../src/core/run/comparison/disagreement';
import { comparePair, pairSentence } from '../../../../src/core/run/comparison/pair';
import { pairOfModels } from '../../../../src/core/run/comparison/pairOfModels';
import { incomparable } from '../../../../src/core/run/comparison/sameRows';
import type { Evaluation } from '../../../../src/core/run/events';
import type { RunRecord } from '../../../../src/core/run/record/record';
import type { EvaluatedSet } from '../../../../src/core/statistics/units';
import { verdictOf } from '../../../../src/core/statistics/verdict';
import { renderEnglish } from '../../../../src/messages/english';
import { runRecord } from '../../../fixtures/runs';
import { resultOf } from '../../statistics/runGenerator';

const graded = Float32Array.from({ length: 120 }, (_, i) => (i % 6) / 5);
const binary = Float32Array.from({ length: 12 }, (_, i) => i % 2);

const setOf = (labels: Float32Array, kind: EvaluatedSet['kind'] = 'score'): EvaluatedSet => ({
  pairs: Array.from(labels, (label, i) => ({
    sentence1: `first ${i}`,
    sentence2: `second ${i}`,
    label,
    row: i,
    partnerRow: i,
  })),
  kind,
  triplets: [],
  search: null,
});

/** A model whose cosines follow the labels by `skill`, beside noise. */
function evaluated(step: number, skill: number, labels = graded): Evaluation {
  const [shared, own] = [createRandom(3), createRandom(3, step)];
  const cosines = labels.map((label) => skill * label + 0.3 * shared.next() + 0.3 * own.next());
  return { step, cosines, labels, metrics: evaluateMetrics(cosines, labels, 'score'), seconds: 1 };
}

describe('the models of two runs', () => {
  const set = setOf(graded);
  const [base, tuned] = [evaluated(0, 0.1), evaluated(20, 0.4)];

  it('are compared by the very draws of the verdict: a model with its base gives the same interval', () => {
    const verdict = resultOf(
      verdictOf({ set, evaluations: [base, tuned], restored: null, recipe: defaultRecipe }),
    );
    const paired = resultOf(
      comparePair(
        { first: tuned, second: base, bestBy: defaultRecipe.bestBy, seed: defaultRecipe.seed },
        set,
      ),
    );
    expect(paired?.difference).toEqual(verdict?.tuned?.difference);
    expect(paired?.answer).toBe(verdict?.tuned?.answer);
    expect(paired?.resampling).toEqual(verdict?.resampling);
    expect(paired?.difference?.interval).not.toBeNull();
  });

  it('the other way round have the opposite difference and interval', () => {
    const compare = (first: Evaluation, second: Evaluation) =>
      resultOf(comparePair({ first, second, bestBy: 'spearman', seed: 1 }, set));
    const [one, other] = [compare(tuned, base), compare(base, tuned)];
    expect(other?.difference?.value).toBeCloseTo(-(one?.difference?.value ?? NaN), 12);
    expect(other?.difference?.interval?.low).toBeCloseTo(-(one?.difference?.interval?.high ?? NaN), 12);
    expect([one?.answer, other?.answer]).toEqual(['better', 'worse']);
  });

  it('are not compared on a set of other pairs', () => {
    expect(
      resultOf(
        comparePair({ first: tuned, second: base, bestBy: 'spearman', seed: 1 }, setOf(graded.slice(1))),
      ),
    ).toBeNull();
  });

  it('have a sentence with the difference, its interval and the answer', () => {
    const paired = resultOf(comparePair({ first: tuned, second: base, bestBy: 'spearman', seed: 1 }, set));
    if (!paired) throw new Error('They were not compared.');
    expect(renderEnglish(pairSentence(paired, { first: '#2', second: '#3' }, 2))).toMatch(
      /^Spearman #2 − #3: \+0\.\d\d \(95 % \+0\.\d\d … \+0\.\d\d\): #2 is better\.$/,
    );
  });
});

describe('two runs', () => {
  const text = (first: RunRecord, second: RunRecord) => {
    const reason = incomparable(first, second);
    return reason && renderEnglish(reason);
  };
  const run = runRecord(1);

  it('on the same rows can be compared, whatever was trained', () => {
    expect(text(run, runRecord(2, { loss: 'CoSENTLoss', learningRate: 1 }))).toBeNull();
    expect(pairOfModels(run, runRecord(2))).toMatchObject({ bestBy: 'spearman', seed: 42 });
    expect(pairOfModels(run, runRecord(2, { bestBy: 'primary' }))?.bestBy).toBe('primary');
  });

  it('of another seed can where the rows are the same, as with an evaluation file', () => {
    expect(text(run, runRecord(2, { seed: 7 }))).toBeNull();
  });

  it('cannot where the rows differ, and it is said why', () => {
    const other = (fields: Partial<RunRecord>, seed = 42) => runRecord(2, { seed }, fields);
    const { history, data } = run;
    const { plan } = history;
    if (!plan) throw new Error('The run has no plan.');
    const lines = { ...plan.pairLines, sentence1: plan.pairLines.sentence1.map((line) => line + 1) };
    const moved = { history: { ...history, plan: { ...plan, pairLines: lines } } };
    expect(text(run, other(moved, 7))).toContain('because their seeds differ');
    expect(text(run, other(moved))).toContain('different rows of the file');
    expect(text(run, other({ data: { ...data, fingerprint: 'f2', name: 'other.csv' } }))).toContain(
      'different files, "pairs.csv" and "other.csv"',
    );
    const mapping = { ...data.mapping, choices: { reversed: true } };
    expect(text(run, other({ data: { ...data, mapping } }))).toContain('understood differently');
    expect(text(run, other({ history: { ...history, evaluations: [] } }))).toBe(
      '#2 has no evaluation to compare: it has not reached one, or ended before it.',
    );
  });
});

describe('where two models disagree', () => {
  const scored = (cosines: readonly number[], labels: Float32Array, f1Threshold?: number) => {
    const metrics = evaluateMetrics(Float32Array.from(cosines), labels, 'binary');
    const own = metrics.binary && f1Threshold !== undefined ? { ...metrics.binary, f1Threshold } : null;
    return {
      cosines: Float32Array.from(cosines),
      labels,
      metrics: { ...metrics, binary: own ?? metrics.binary },
    };
  };

  it('is by the predictions at the threshold of each, those first that are furthest apart', () => {
    const labels = binary.slice(0, 4);
    const first = scored([0.9, 0.6, 0.1, 0.5], labels, 0.5);
    const second = scored([0.7, 0.85, 0.9, 0.7], labels, 0.8);
    // 0: similar, not; 1: both; 2: not, similar; 3: similar exactly at its threshold, not.
    expect(disagreement(first, second)).toEqual({
      by: 'prediction',
      thresholds: [0.5, 0.8],
      pairs: [0, 2, 3],
      total: 4,
    });
    expect(disagreement(first, first).pairs).toEqual([]);
  });

  it('with graded labels is where their rank errors differ most, and not where they are equal', () => {
    const labels = Float32Array.of(0, 0.25, 0.5, 0.75, 1);
    const right = scored([0.1, 0.2, 0.3, 0.4, 0.5], labels);
    const wrong = scored([0.6, 0.2, 0.3, 0.4, 0.5], labels);
    const found = disagreement(right, wrong);
    expect(found).toMatchObject({ by: 'rank', thresholds: null, total: 5 });
    expect(found.pairs[0]).toBe(0);
    expect(disagreement(right, right).pairs).toEqual([]);
    const many = evaluated(1, 1);
    expect(disagreement(many, evaluated(2, 0)).pairs).toHaveLength(20);
  });
});
