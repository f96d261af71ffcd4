/** Every loss against its definition in plain loops, and its gradients against the central differences. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { losses, type LossName } from '../../../src/core/losses/catalogue';
import { defaultsOf } from '../../../src/core/losses/params';
import type { ParamValues } from '../../../src/core/losses/types';
import { registerGradients } from '../../../src/ml/gradients';
import { lossFunctions } from '../../../src/ml/losses';
import * as naive from './naive';
import { expectOp, type Numbers } from './numeric';

const [rows, width] = [4, 5];
const matrix = (x: tf.Tensor): tf.Tensor2D => tf.reshape<tf.Rank.R2>(x, [rows, width]);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const sum = (x: Numbers) => x.reduce((a, b) => a + b, 0);
const mean = (x: Numbers) => sum(x) / x.length;
const at = (x: Numbers, i: number) => x[i] ?? NaN;
const logSumExp = (x: Numbers) => Math.log(sum(x.map(Math.exp)));
const vectors = (x: Numbers) => naive.rows(x, width);
const pairwise = (f: (a: Numbers, b: Numbers) => number) => (a: Numbers, b: Numbers) =>
  vectors(a).map((row, i) => f(row, vectors(b)[i] ?? []));

const dot = (a: Numbers, b: Numbers) => sum(a.map((x, i) => x * at(b, i)));
const cosine = (a: Numbers, b: Numbers) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
const cosines = pairwise(cosine);
const distances = {
  cosine: pairwise((a, b) => 1 - cosine(a, b)),
  euclidean: pairwise((a, b) => Math.sqrt(sum(a.map((x, i) => (x - at(b, i)) ** 2)))),
  manhattan: pairwise((a, b) => sum(a.map((x, i) => Math.abs(x - at(b, i))))),
};

/** As complex numbers whose imaginary parts stand in the second half, a zero added where that is short. */
const angles = pairwise((a, b) => {
  const half = Math.ceil(width / 2);
  const real = (x: Numbers) => x.slice(0, half);
  const imaginary = (x: Numbers) => [...x.slice(half), ...(width % 2 ? [0] : [])];
  const sine = dot(imaginary(a), real(b)) - dot(real(a), imaginary(b));
  return Math.abs(cosine(a, b) + sine / Math.sqrt(dot(a, a) * dot(b, b)));
});

const order = (scores: Numbers, labels: Numbers) =>
  Math.log(
    1 +
      sum(
        range(rows).flatMap((i) =>
          range(rows).map((j) =>
            at(labels, i) < at(labels, j) ? Math.exp(at(scores, i) - at(scores, j)) : 0,
          ),
        ),
      ),
  );

interface Case {
  readonly loss: LossName;
  readonly what: string;
  readonly params?: ParamValues;
  readonly labels?: Numbers;
  readonly negative?: true;
  readonly naive: (a: Numbers, b: Numbers, negative: Numbers) => number;
}

const graded = [0.4, 0.9, 0.4, 0];
const binary = [1, 0, 1, 0];

/** −log of the share that each row's own partner has in the softmax of its scores. */
function ranked(scoresOf: (i: number) => Numbers, own: (i: number) => number): number {
  return mean(range(rows).map((i) => logSumExp(scoresOf(i)) - own(i)));
}

const cases: readonly Case[] = [
  {
    loss: 'CosineSimilarityLoss',
    what: 'the mean squared difference of cosine and score',
    labels: graded,
    naive: (a, b) => mean(cosines(a, b).map((cos, i) => (cos - at(graded, i)) ** 2)),
  },
  ...(['cosine', 'euclidean', 'manhattan'] as const).flatMap((distance): Case[] => [
    {
      loss: 'ContrastiveLoss',
      what: `by ${distance} distance`,
      params: { margin: 3.1, distance },
      labels: binary,
      naive: (a, b) =>
        mean(
          distances[distance](a, b).map((d, i) => 0.5 * (at(binary, i) ? d ** 2 : Math.max(0, 3.1 - d) ** 2)),
        ),
    },
    {
      loss: 'OnlineContrastiveLoss',
      what: `by ${distance} distance`,
      params: { margin: 5.2, distance },
      labels: binary,
      naive(a, b) {
        const d = distances[distance](a, b);
        const [similar, different] = [1, 0].map((label) => d.filter((_, i) => at(binary, i) === label));
        const farthest = Math.max(...(similar ?? []));
        const closest = Math.min(...(different ?? []));
        return (
          sum((similar ?? []).filter((x) => x > closest).map((x) => x ** 2)) +
          sum((different ?? []).filter((x) => x < farthest).map((x) => Math.max(0, 5.2 - x) ** 2))
        );
      },
    },
    {
      loss: 'TripletLoss',
      what: `by ${distance} distance`,
      params: { margin: 0.7, distance },
      negative: true,
      naive(a, b, negative) {
        const far = distances[distance](a, negative);
        return mean(distances[distance](a, b).map((near, i) => Math.max(0, near - at(far, i) + 0.7)));
      },
    },
  ]),
  {
    loss: 'CoSENTLoss',
    what: 'with a tie of scores',
    params: { scale: 3 },
    labels: graded,
    naive: (a, b) =>
      order(
        cosines(a, b).map((cos) => 3 * cos),
        graded,
      ),
  },
  {
    loss: 'AnglELoss',
    what: 'of an odd number of dimensions',
    params: { scale: 3 },
    labels: graded,
    naive: (a, b) =>
      order(
        angles(a, b).map((angle) => 3 * angle),
        graded,
      ),
  },
  ...([false, true] as const).flatMap((negative) =>
    (['queryToDoc', 'symmetric', 'all'] as const).map((directions): Case => ({
      loss: 'MultipleNegativesRankingLoss',
      what: `${directions}, ${negative ? 'triplets' : 'pairs'}`,
      params: { scale: 4, directions },
      ...(negative ? { negative } : {}),
      naive(a, b, far) {
        const [queries, docs] = [vectors(a), vectors(b)];
        const all = negative ? [...docs, ...vectors(far)] : docs;
        const scores = (x: Numbers | undefined, others: readonly Numbers[]) =>
          others.map((other) => 4 * cosine(x ?? [], other));
        const own = (i: number) => 4 * cosine(queries[i] ?? [], docs[i] ?? []);
        const forward = (i: number) => scores(queries[i], all);
        const backward = (i: number) => scores(docs[i], queries);
        if (directions === 'queryToDoc') return ranked(forward, own);
        if (directions === 'symmetric') return (ranked(forward, own) + ranked(backward, own)) / 2;
        return ranked(
          (i) => [
            ...forward(i),
            ...backward(i),
            ...scores(
              queries[i],
              queries.filter((_, j) => j !== i),
            ),
            ...scores(
              docs[i],
              all.filter((_, j) => j % rows !== i),
            ),
          ],
          own,
        );
      },
    })),
  ),
];

export function lossOpsSuite(ready: () => Promise<void>): void {
  registerGradients();
  describe('losses equal their definitions', () => {
    it.each(cases)('$loss, $what', async ({ loss, params = {}, labels = binary, negative, naive }) => {
      await ready();
      await expectOp({
        shapes: Array.from({ length: negative ? 3 : 2 }, () => [rows, width]),
        op: (a, b, far) =>
          lossFunctions[loss](
            {
              sentence1: matrix(a ?? tf.zeros([0])),
              sentence2: matrix(b ?? tf.zeros([0])),
              negative: far ? matrix(far) : null,
              labels: tf.tensor1d([...labels]),
            },
            { ...defaultsOf(losses[loss].params), ...params },
          ),
        naive: (a = [], b = [], far = []) => [naive(a, b, far)],
        tolerance: 3e-5,
      });
    });
  });
}
