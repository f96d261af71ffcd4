/** A loss and its gradients, on whatever backend is set, beside those of sentence-transformers. */

import * as tf from '@tensorflow/tfjs-core';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { isLinearWeight } from '../../src/ml/model/types';
import { teacherOf } from '../../src/core/recipe/conditions';
import { byColumn } from '../../src/ml/train/batchLoss';
import { batchGradients, negativesOf } from '../../src/ml/train/step';
import { weightArrays, type GoldenLosses } from '../goldenFiles';
import { byRow } from '../ml/suites/negatives';
import { largest, largestDifference, type Check } from './check';

export interface LossChecks {
  /** Relative. */
  readonly value: Check;
  /** Of each weight, as shares of what it may differ by. */
  readonly gradients: readonly Check[];
  /** Tensors that stay behind. */
  readonly left: number;
}

type LossCase = GoldenLosses['cases'][number];

export async function checkLoss(golden: GoldenLosses, part: LossCase): Promise<LossChecks> {
  const { encoder: config, weights, sentences } = golden;
  const ids = (indices: readonly (number | null)[] | undefined) =>
    indices ? indices.map((index) => Int32Array.from(sentences[index ?? -1] ?? [])) : null;
  const { pooling, normalize, columns, labels } = part;
  const encoder = await SentenceEncoder.create(
    {
      encoder: config,
      pooling: [pooling],
      modules: normalize ? [{ kind: 'normalize' }] : [],
      maxSeqLength: config.maxPositions,
    },
    weightArrays(config, weights),
  );
  const head = headOf(part.head);
  const negatives = byRow(columns.slice(2));
  const width = golden.teacher.length / sentences.length;
  const taught = [...columns.slice(0, 2).flat(), ...byColumn(negatives).map(({ of }) => of)].map((index) =>
    golden.teacher.slice((index ?? 0) * width, ((index ?? 0) + 1) * width),
  );
  const before = tf.memory().numTensors;
  const { loss, gradients } = batchGradients(
    encoder,
    {
      sentence1: ids(columns[0]) ?? [],
      sentence2: ids(columns[1]),
      negatives: negativesOf(negatives.map((row) => ids(row) ?? [])),
      teacher: teacherOf(part) === null ? null : taught,
      labels: Float32Array.from(labels ?? (columns[0] ?? []).map(() => 1)),
    },
    { ...part, lossParams: part.params, head, dropout: null },
  );
  const left = tf.memory().numTensors - before - 1 - gradients.size;
  const [value = NaN] = await loss.data();
  const expected = new Map([
    ...part.gradients,
    ...[...part.headGradients].map(([name, data]) => [`classifier.${name}`, data] as const),
  ]);
  const checks: Check[] = [];
  for (const [name, derivatives] of expected) {
    const gradient = gradients.get(name);
    const turned = gradient && (isLinearWeight(name) ? tf.transpose(gradient) : gradient.clone());
    const actual = (await turned?.data<'float32'>()) ?? [];
    turned?.dispose();
    const may = toleranceOf(derivatives, part.float32Error);
    checks.push({ what: name, difference: largestDifference(actual, derivatives) / may, tolerance: 1 });
  }
  tf.dispose([loss, ...gradients.values(), ...head.values()]);
  encoder.dispose();
  return {
    value: {
      what: part.name,
      difference: Math.abs(value - part.lossValue) / Math.max(Math.abs(part.lossValue), 1e-2),
      tolerance: 1e-5,
    },
    gradients: checks,
    left,
  };
}

/** SoftmaxLoss's classifier, its weight turned to [features, classes]; empty for other losses. */
function headOf(arrays: ReadonlyMap<string, Float32Array>): ReadonlyMap<string, tf.Variable> {
  const classes = arrays.get('bias')?.length ?? 0;
  return new Map(
    [...arrays].map(([name, values]) => {
      const initial = tf.tidy(() =>
        name === 'weight'
          ? tf.transpose(tf.tensor2d(values, [classes, values.length / classes]))
          : tf.tensor1d(values),
      );
      const variable = tf.variable(initial);
      initial.dispose();
      return [`classifier.${name}`, variable];
    }),
  );
}

/** 1e-4 of a weight's largest slope; 1e-6, or what float32 can tell, where its slopes are that small. */
function toleranceOf(derivatives: Float32Array, float32Error: number): number {
  return Math.max(1e-6, 2 * float32Error, 1e-4 * largest(derivatives));
}
