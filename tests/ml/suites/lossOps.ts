/** Every loss against its definition in plain loops, and its gradients against the central differences. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { losses, type LossName } from '../../../src/core/losses/catalogue';
import { defaultsOf } from '../../../src/core/losses/params';
import type { ParamValues } from '../../../src/core/losses/types';
import { registerGradients } from '../../../src/ml/tfjs/registerGradients';
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

/** A teacher's vectors: fixed, and none like another. */
const taught = (column: number) =>
  range(rows * width).map((i) => Math.sin(1 + 3 * i + 7 * column) + 0.3 * Math.cos(i * (column + 1)));
const taughtColumns = range(3).map(taught);
const scoresOf = (a: Numbers, b: Numbers, far: Numbers) => ({
  near: pairwise(dot)(a, b),
  far: pairwise(dot)(a, far),
});
const ofTeacher = scoresOf(taughtColumns[0] ?? [], taughtColumns[1] ?? [], taughtColumns[2] ?? []);

const cases: readonly Case[] = [
  {
    loss: 'GISTEmbedLoss',
    what: 'without what the guide finds more similar',
    params: { temperature: 0.3, margin: 0.2, marginStrategy: 'relative' },
    negative: true,
    naive(a, b, far) {
      const sides = [a, b, far].map(vectors);
      const guides = taughtColumns.map(vectors);
      const seen = (i: number, from: number, to: number) => {
        const guide = (j: number) => cosine(guides[from]?.[i] ?? [], guides[to]?.[j] ?? []);
        const own = cosine(guides[0]?.[i] ?? [], guides[1]?.[i] ?? []);
        const bound = own - 0.2 * Math.abs(own);
        return range(rows)
          .filter((j) => guide(j) <= bound || (from === 0 && to === 1 && i === j))
          .map((j) => cosine(sides[from]?.[i] ?? [], sides[to]?.[j] ?? []) / 0.3);
      };
      return ranked(
        (i) => [...seen(i, 0, 1), ...seen(i, 0, 0), ...seen(i, 1, 1), ...seen(i, 0, 2)],
        (i) => at(cosines(a, b), i) / 0.3,
      );
    },
  },
  {
    loss: 'MSELoss',
    what: "the mean squared difference from the teacher's vectors",
    negative: true,
    naive: (...columns) =>
      mean(columns.flatMap((x, column) => x.map((y, i) => (y - at(taughtColumns[column] ?? [], i)) ** 2))),
  },
  {
    loss: 'MarginMSELoss',
    what: "the mean squared difference from the teacher's margins",
    negative: true,
    naive(a, b, far) {
      const own = scoresOf(a, b, far);
      return mean(
        range(rows).map(
          (i) => (at(own.near, i) - at(own.far, i) - (at(ofTeacher.near, i) - at(ofTeacher.far, i))) ** 2,
        ),
      );
    },
  },
  {
    loss: 'DistillKLDivLoss',
    what: "the divergence from the teacher's shares",
    params: { temperature: 2 },
    negative: true,
    naive(a, b, far) {
      const own = scoresOf(a, b, far);
      const logShares = (of: typeof own, i: number) => {
        const both = [at(of.near, i) / 2, at(of.far, i) / 2];
        return both.map((x) => x - logSumExp(both));
      };
      return (
        4 *
        mean(
          range(rows).map((i) => {
            const [teacher, model] = [logShares(ofTeacher, i), logShares(own, i)];
            return sum(teacher.map((x, k) => Math.exp(x) * (x - at(model, k))));
          }),
        )
      );
    },
  },
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
  {
    loss: 'MegaBatchMarginLoss',
    what: 'with the nearest wrong partner',
    params: { positiveMargin: 0.9, negativeMargin: -0.2 },
    naive: (a, b) =>
      mean(
        vectors(a).map((query, i) => {
          const scores = vectors(b).map((other) => cosine(query, other));
          const nearest = Math.max(...scores.filter((_, j) => j !== i));
          return Math.max(0, 0.9 - at(scores, i)) + Math.max(0, nearest + 0.2);
        }),
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

/** Single sentences: classes of two, of two and of one. */
const single = [0, 1, 0, 1, 2];

/** Every anchor with its positives and its negatives. */
const anchors = range(single.length).map((a) => ({
  a,
  positives: range(single.length).filter((p) => p !== a && single[p] === single[a]),
  negatives: range(single.length).filter((n) => single[n] !== single[a]),
}));

type Between = (a: number, b: number) => number;

interface SingleCase {
  readonly loss: LossName;
  readonly margin?: number;
  readonly naive: (d: Between) => number;
}

const singles: readonly SingleCase[] = [
  {
    loss: 'BatchAllTripletLoss',
    margin: 0.8,
    naive(d) {
      const excess = anchors.flatMap(({ a, positives, negatives }) =>
        positives.flatMap((p) => negatives.map((n) => Math.max(0, d(a, p) - d(a, n) + 0.8))),
      );
      return sum(excess) / excess.filter((x) => x > 0).length;
    },
  },
  {
    loss: 'BatchHardTripletLoss',
    margin: 0.8,
    naive: (d) => mean(hardest(d).map((gap) => Math.max(0, gap + 0.8))),
  },
  {
    loss: 'BatchHardSoftMarginTripletLoss',
    naive: (d) => mean(hardest(d).map((gap) => Math.log1p(Math.exp(gap)))),
  },
  {
    loss: 'BatchSemiHardTripletLoss',
    margin: 0.8,
    naive: (d) =>
      mean(
        anchors.flatMap(({ a, positives, negatives }) =>
          positives.map((p) => {
            const all = negatives.map((n) => d(a, n));
            const farther = all.filter((x) => x > d(a, p));
            const negative = farther.length > 0 ? Math.min(...farther) : Math.max(...all);
            return Math.max(0, d(a, p) - negative + 0.8);
          }),
        ),
      ),
  },
];

const hardest = (d: Between) =>
  anchors.map(
    ({ a, positives, negatives }) =>
      Math.max(0, ...positives.map((p) => d(a, p))) - Math.min(...negatives.map((n) => d(a, n))),
  );

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
              negatives: far ? { vectors: matrix(far), rows: range(rows) } : null,
              labels: tf.tensor1d([...labels]),
              teacher: {
                sentence1: tf.tensor2d(taught(0), [rows, width]),
                sentence2: tf.tensor2d(taught(1), [rows, width]),
                negatives: far ? tf.tensor2d(taught(2), [rows, width]) : null,
              },
              head: null,
            },
            { ...defaultsOf(losses[loss].params), ...params },
          ),
        naive: (a = [], b = [], far = []) => [naive(a, b, far)],
        tolerance: 3e-5,
      });
    });

    it.each(
      singles.flatMap((part) =>
        (['euclidean', 'cosine'] as const).map((distance) => ({ ...part, distance })),
      ),
    )('$loss, by $distance distance', async ({ loss, margin, distance, naive }) => {
      await ready();
      const between = distances[distance];
      await expectOp({
        shapes: [[single.length, width]],
        op: (x = tf.zeros([0])) =>
          lossFunctions[loss](
            {
              sentence1: tf.reshape<tf.Rank.R2>(x, [single.length, width]),
              sentence2: null,
              negatives: null,
              labels: tf.tensor1d(single),
              teacher: null,
              head: null,
            },
            { distance, ...(margin === undefined ? {} : { margin }) },
          ),
        naive: (x = []) => [naive((a, b) => between(vectors(x)[a] ?? [], vectors(x)[b] ?? [])[0] ?? NaN)],
        tolerance: 3e-5,
      });
    });

    it('SoftmaxLoss, of vectors, difference, product and classifier', async () => {
      await ready();
      const classes = [2, 0, 1, 0];
      const features = 4 * width;
      await expectOp({
        shapes: [[rows, width], [rows, width], [features, 3], [3]],
        op: (a = tf.zeros([0]), b = tf.zeros([0]), weight = tf.zeros([0]), bias = tf.zeros([0])) =>
          lossFunctions.SoftmaxLoss(
            {
              sentence1: matrix(a),
              sentence2: matrix(b),
              negatives: null,
              labels: tf.tensor1d(classes),
              teacher: null,
              head: new Map([
                ['classifier.weight', weight],
                ['classifier.bias', bias],
              ]),
            },
            { product: true },
          ),
        naive: (a = [], b = [], weight = [], bias = []) => [
          mean(
            vectors(a).map((u, i) => {
              const v = vectors(b)[i] ?? [];
              const x = [
                ...u,
                ...v,
                ...u.map((y, k) => Math.abs(y - at(v, k))),
                ...u.map((y, k) => y * at(v, k)),
              ];
              const scores = bias.map((add, c) => add + sum(x.map((y, k) => y * at(weight, k * 3 + c))));
              return logSumExp(scores) - at(scores, classes[i] ?? -1);
            }),
          ),
        ],
        tolerance: 3e-5,
      });
    });
  });
}
