import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rankCorrelation, rocAuc, spearmanInterval } from '../../../../src/core/data/findings/chance';
import { spearman } from '../../../../src/core/metrics/spearman';
import { createRandom } from '../../../../src/core/random';
import file from '../../../golden/findings.json';

const numbers = z.array(z.number());
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        lengths: numbers,
        labels: numbers,
        scores: numbers,
        rocAuc: z.number(),
        spearman: z.number(),
        distinct: numbers,
        p: z.number(),
      }),
    ),
  })
  .parse(file);

/** The two-sided p of a standard normal, by Abramowitz and Stegun 7.1.26, good to 2e-7. */
function twoSided(z: number): number {
  const t = 1 / (1 + 0.3275911 * (z / Math.SQRT2));
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return polynomial * Math.exp((-z * z) / 2);
}

describe.each(cases)('of $lengths.length rows', ({ lengths, labels, scores, distinct, ...golden }) => {
  const positive = labels.map((label) => label === 1);

  it("the area under the ROC curve is scikit-learn's", () => {
    expect(rocAuc(lengths, positive)?.value).toBeCloseTo(golden.rocAuc, 12);
  });

  it("its distance from chance is scipy's", () => {
    expect(twoSided(rocAuc(distinct, positive)?.z ?? NaN)).toBeCloseTo(golden.p, 6);
  });

  it("the rank correlation is scipy's", () => {
    expect(rankCorrelation(lengths, scores)?.value).toBeCloseTo(golden.spearman, 12);
  });
});

describe('spearmanInterval', () => {
  it('is the one of the formula', () => {
    const [low, high] = spearmanInterval(0.5, 103);
    expect(low).toBeCloseTo(Math.tanh(Math.atanh(0.5) - 1.959964 * Math.sqrt(1.125 / 100)), 12);
    expect(high).toBeCloseTo(Math.tanh(Math.atanh(0.5) + 1.959964 * Math.sqrt(1.125 / 100)), 12);
  });

  it('tells nothing of fewer than four pairs, and stays within −1 and 1', () => {
    expect(spearmanInterval(-1, 3)).toEqual([-1, 1]);
    const [low, high] = spearmanInterval(-1, 10);
    expect(low).toBeGreaterThanOrEqual(-1);
    expect(high).toBeLessThan(-0.9);
  });

  it.each([
    ['scores', (next: number) => next],
    ['two labels', (next: number) => Math.round(next)],
    ['two labels of which one is rare', (next: number) => (next < 0.1 ? 1 : 0)],
  ])('lies below 0 by chance in about one of forty draws, with %s', (_, label) => {
    const random = createRandom(3);
    let below = 0;
    const draws = 2000;
    for (let draw = 0; draw < draws; draw++) {
      const cosines = Array.from({ length: 60 }, () => random.next());
      const labels = Array.from({ length: 60 }, () => label(random.next()));
      const rho = spearman(cosines, labels);
      if (rho !== null && spearmanInterval(rho, 60)[1] < 0) below++;
    }
    expect(below / draws).toBeGreaterThan(0.012);
    expect(below / draws).toBeLessThan(0.04);
  });
});
