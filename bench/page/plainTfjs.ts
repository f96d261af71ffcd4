/**
 * The same model in tfjs the obvious way: padded batches, tfjs's own gradients and its Adam. The least that it does not
 * run without is said where it stands.
 */

import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { countDispatches } from '../../src/ml/kernels/webgpu/dispatches';
import { wasmPaths } from '../../src/worker/platform/addresses';
import { adam, learningRate, maxGradNorm, type Answer, type Setup, type TokenBatch } from '../jobs';
import { gpuFinished } from './gpuFinished';
import { loadWeights } from './minilm';
import { serve, timed } from './serve';

const heads = 12;
const hidden = 384;

serve(async ({ backend, job }: Setup): Promise<() => Promise<Answer>> => {
  if (job.kind !== 'step') throw new TypeError(`Plain tfjs does not do ${job.kind}.`);
  setWasmPaths(wasmPaths);
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} did not start.`);
  const dispatches = backend === 'webgpu' ? countDispatches() : null;
  const parameters = new Map<string, tf.Variable>();
  for (const [name, { shape, data }] of await loadWeights(job.layers)) {
    parameters.set(name, tf.variable(tf.tensor(data, [...shape]), true, name));
  }
  const parameter = <R extends tf.Rank>(name: string): tf.Tensor<R> => {
    const found = parameters.get(name);
    if (!found) throw new RangeError(`There is no ${name}.`);
    return tf.reshape(found, found.shape as tf.ShapeMap[R]);
  };
  const optimizer = tf.train.adam(learningRate, adam.beta1, adam.beta2, adam.eps);
  let step = 0;
  return async () => {
    const batch = job.batches[step++ % job.batches.length];
    if (!batch) throw new RangeError('There are no batches.');
    const before = dispatches?.() ?? 0;
    const { value: check, seconds } = await timed(async () => {
      const { value, grads } = tf.variableGrads(() => lossOf(parameter, batch, job.layers));
      const clipped = tf.tidy(() => {
        const squares = Object.values(grads).map((gradient) => tf.sum<tf.Scalar>(tf.square(gradient)));
        const norm = tf.sqrt(tf.sum(tf.stack(squares)));
        const scale = tf.minimum(tf.div(maxGradNorm, tf.add(norm, 1e-6)), 1);
        return Object.entries(grads).map(([name, gradient]) => ({ name, tensor: tf.mul(gradient, scale) }));
      });
      optimizer.applyGradients(clipped);
      const [loss = NaN] = await value.data();
      tf.dispose([value, grads, clipped.map(({ tensor }) => tensor)]);
      await gpuFinished();
      return loss;
    });
    return { seconds, check, ...(dispatches ? { dispatches: dispatches() - before } : {}) };
  };
});

type Parameter = <R extends tf.Rank>(name: string) => tf.Tensor<R>;

/** MultipleNegativesRankingLoss. */
function lossOf(parameter: Parameter, [sentence1, sentence2]: TokenBatch, layers: number): tf.Scalar {
  const [a, b] = [encode(parameter, sentence1, layers), encode(parameter, sentence2, layers)];
  const scores = tf.mul<tf.Tensor2D>(tf.matMul(a, b, false, true), 20); // [B, B]
  const own = tf.oneHot(tf.range(0, sentence1.length, 1, 'int32'), sentence1.length);
  return tf.neg(tf.mean<tf.Scalar>(tf.sum(tf.mul(tf.logSoftmax(scores), own), 1)));
}

/** [B][L] → [B, H] */
function encode(parameter: Parameter, ids: TokenBatch[0], layers: number): tf.Tensor2D {
  const [rows, length] = [ids.length, ids[0]?.length ?? 0];
  const words = lookUp(parameter('embeddings.word'), ids.flat()); // [B·L, H]
  const positions = tf.tile(
    tf.slice(parameter<tf.Rank.R2>('embeddings.position'), [0, 0], [length, hidden]),
    [rows, 1],
  );
  const types = tf.slice(parameter<tf.Rank.R2>('embeddings.tokenType'), [0, 0], [1, hidden]);
  const norm = (x: tf.Tensor, name: string) =>
    layerNorm(x, parameter(`${name}.weight`), parameter(`${name}.bias`));
  const linear = (x: tf.Tensor2D, name: string) =>
    tf.add<tf.Tensor2D>(tf.matMul(x, parameter<tf.Rank.R2>(`${name}.weight`)), parameter(`${name}.bias`));
  const split = (x: tf.Tensor2D) =>
    tf.transpose(tf.reshape(x, [rows, length, heads, hidden / heads]), [0, 2, 1, 3]);

  let x = norm(tf.add(tf.add(words, positions), types), 'embeddings.norm');
  for (let i = 0; i < layers; i++) {
    const name = `layers.${i}`;
    const [q, k, v] = ['query', 'key', 'value'].map((part) => split(linear(x, `${name}.attention.${part}`)));
    if (!q || !k || !v) throw new TypeError('A projection is missing.');
    const scores = tf.div(tf.matMul(q, k, false, true), Math.sqrt(hidden / heads)); // [B, heads, L, L]
    const mixed = tf.transpose(tf.matMul(tf.softmax(scores), v), [0, 2, 1, 3]);
    const attended = linear(tf.reshape(mixed, [rows * length, hidden]), `${name}.attention.output`);
    x = norm(tf.add(attended, x), `${name}.attention.norm`);
    const inner = gelu(linear(x, `${name}.ffn.in`));
    x = norm(tf.add(linear(inner, `${name}.ffn.out`), x), `${name}.ffn.norm`);
  }
  const pooled = tf.mean<tf.Tensor2D>(tf.reshape(x, [rows, length, hidden]), 1);
  return tf.div(pooled, tf.norm(pooled, 'euclidean', 1, true));
}

/** tf.gather has no gradient on wasm (no UnsortedSegmentSum), nor on webgpu: the rows are scattered back. */
const lookUp = (table: tf.Tensor2D, ids: readonly number[]): tf.Tensor2D =>
  tf.customGrad<tf.Tensor2D>((x) => ({
    value: tf.gather<tf.Tensor2D>(tensor2d(x), tf.tensor1d([...ids], 'int32')),
    gradFunc: (dy) => tf.scatterND(tf.tensor2d([...ids], [ids.length, 1], 'int32'), dy, table.shape),
  }))(table);

function tensor2d(x: tf.Tensor | tf.GradSaveFunc): tf.Tensor2D {
  if (x instanceof tf.Tensor) return tf.reshape<tf.Rank.R2>(x, [x.shape[0] ?? 0, x.shape[1] ?? 0]);
  throw new TypeError('The table is no tensor.');
}

function layerNorm(x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor): tf.Tensor2D {
  const centred = tf.sub(x, tf.mean(x, 1, true));
  const variance = tf.mean(tf.square(centred), 1, true);
  return tf.add(tf.mul(tf.div(centred, tf.sqrt(tf.add(variance, 1e-12))), gamma), beta);
}

const gelu = (x: tf.Tensor2D): tf.Tensor2D =>
  tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.div(x, Math.SQRT2)), 1));
