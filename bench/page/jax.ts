/** The same step in jax-js, compiled as a whole by its `jit`; Adam is written out, as its package has none. */

import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  lax,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
  vjp,
} from '@jax-js/jax';
import { countDispatches } from '../../src/ml/kernels/webgpu/dispatches';
import { adam, learningRate, maxGradNorm, type Answer, type Setup, type TokenBatch } from '../jobs';
import { loadWeights } from './minilm';
import { serve, timed } from './serve';

type Tree = Record<string, np.Array>;
const heads = 12;
const hidden = 384;
const wordsName = 'embeddings.word';

serve(async ({ backend, job }: Setup): Promise<() => Promise<Answer>> => {
  if (job.kind !== 'step') throw new TypeError(`jax-js does not do ${job.kind} here.`);
  const devices = await init(backend);
  if (!devices.includes(backend)) throw new Error(`${backend} did not start.`);
  defaultDevice(backend);
  const dispatches = backend === 'webgpu' ? countDispatches() : null;
  const weights = await loadWeights(job.layers);
  const arrays = (of: (data: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>): Tree =>
    Object.fromEntries(
      [...weights.values()].map(({ name, shape, data }) => [
        name,
        np.array(of(new Float32Array(data))).reshape([...shape]),
      ]),
    );
  const zeros = (data: Float32Array<ArrayBuffer>) => new Float32Array(data.length);
  let state = { parameters: arrays((data) => data), m: arrays(zeros), v: arrays(zeros) };

  // jit refuses the gradient of a look-up (a scatter inside), so the words are looked up and scattered outside.
  const gradients = jit(
    valueAndGrad((others: Tree, a: np.Array, b: np.Array) => lossOf(others, a, b, job.layers), {
      argnums: [0, 1, 2],
    }),
  );
  const update = jit(adamStep);
  const train = ([first, second]: TokenBatch, corrections: np.Array): np.Array => {
    const { [wordsName]: words, ...others } = state.parameters;
    if (!words) throw new RangeError(`There is no ${wordsName}.`);
    const shape = [first.length, first[0]?.length ?? 0, hidden];
    const ids = np.array(Int32Array.from([...first, ...second].flat()), { dtype: np.int32 });
    const [rows, backward] = vjp((table: np.Array) => np.take(table, ids, 0), [words.ref]);
    const [a, b] = np.split(rows, 2, 0);
    if (!a || !b) throw new RangeError('A column is missing.');
    const [loss, [derivatives, da, db]] = gradients(tree.ref(others), a.reshape(shape), b.reshape(shape));
    const flat = np.concatenate([da.reshape([-1, hidden]), db.reshape([-1, hidden])], 0);
    const [dwords] = backward(flat);
    backward.dispose();
    state = update(state.parameters, { ...derivatives, [wordsName]: dwords }, state.m, state.v, corrections);
    return loss;
  };

  let step = 0;
  return async () => {
    const batch = job.batches[step++ % job.batches.length];
    if (!batch) throw new RangeError('There are no batches.');
    const before = dispatches?.() ?? 0;
    const { value: check, seconds } = await timed(async () => {
      const corrections = np.array([1 - adam.beta1 ** step, 1 - adam.beta2 ** step]);
      const loss = train(batch, corrections);
      await blockUntilReady(tree.leaves(state));
      const [value = NaN] = await loss.data();
      return value;
    });
    return { seconds, check, ...(dispatches ? { dispatches: dispatches() - before } : {}) };
  };
});

/** MultipleNegativesRankingLoss of both columns' words. @param first [B, L, H] @param second [B, L, H] */
function lossOf(parameters: Tree, first: np.Array, second: np.Array, layers: number): np.Array {
  const rows = first.shape[0] ?? 0;
  const a = encode(tree.ref(parameters), first, layers);
  const b = encode(parameters, second, layers);
  const scores = np.matmul(a, b.transpose()).mul(20); // [B, B]
  return nn
    .logSoftmax(scores)
    .mul(np.eye(rows))
    .sum()
    .mul(-1 / rows);
}

/** [B, L, H] → [B, H] */
function encode(parameters: Tree, words: np.Array, layers: number): np.Array {
  const [rows = 0, length = 0] = words.shape;
  const get = (name: string): np.Array => {
    const found = parameters[name];
    if (!found) throw new RangeError(`There is no ${name}.`);
    return found.ref;
  };
  const norm = (x: np.Array, name: string) =>
    nn
      .standardize(x, -1, { epsilon: 1e-12 })
      .mul(get(`${name}.weight`))
      .add(get(`${name}.bias`));
  const linear = (x: np.Array, name: string) => np.dot(x, get(`${name}.weight`)).add(get(`${name}.bias`));
  const split = (x: np.Array) => x.reshape([rows, length, heads, hidden / heads]);

  const positions = get('embeddings.position').slice([0, length]).reshape([1, length, hidden]);
  const types = get('embeddings.tokenType').slice(0).reshape([1, 1, hidden]);
  let x = norm(
    words
      .reshape([rows, length, hidden])
      .add(positions)
      .add(types)
      .reshape([rows * length, hidden]),
    'embeddings.norm',
  );
  for (let i = 0; i < layers; i++) {
    const name = `layers.${i}`;
    const q = split(linear(x.ref, `${name}.attention.query`));
    const k = split(linear(x.ref, `${name}.attention.key`));
    const v = split(linear(x.ref, `${name}.attention.value`));
    const mixed = nn.dotProductAttention(q, k, v).reshape([rows * length, hidden]);
    x = norm(linear(mixed, `${name}.attention.output`).add(x), `${name}.attention.norm`);
    const inner = gelu(linear(x.ref, `${name}.ffn.in`));
    x = norm(linear(inner, `${name}.ffn.out`).add(x), `${name}.ffn.norm`);
  }
  tree.dispose(parameters);
  const pooled = x.reshape([rows, length, hidden]).mean(1);
  const lengths = np.sqrt(np.square(pooled.ref).sum(1, { keepdims: true }));
  return pooled.div(lengths);
}

const gelu = (x: np.Array) => x.ref.mul(lax.erf(x.mul(Math.SQRT1_2)).add(1)).mul(0.5);

function adamStep(parameters: Tree, derivatives: Tree, m: Tree, v: Tree, corrections: np.Array) {
  const squares = Object.values(derivatives).map((derivative) => np.square(derivative.ref).sum());
  const norm = np.sqrt(squares.reduce((sum, square) => sum.add(square)));
  const scale = np.minimum(np.reciprocal(norm.add(1e-6)).mul(maxGradNorm), 1);
  const [first, second] = [corrections.ref.slice(0), corrections.slice(1)];
  const next: { parameters: Tree; m: Tree; v: Tree } = { parameters: {}, m: {}, v: {} };
  for (const [name, weight] of Object.entries(parameters)) {
    const [derivative, mean, square] = [derivatives[name], m[name], v[name]];
    if (!derivative || !mean || !square) throw new RangeError(`There is no ${name}.`);
    const g = derivative.mul(scale.ref);
    const newMean = mean.mul(adam.beta1).add(g.ref.mul(1 - adam.beta1));
    const newSquare = square.mul(adam.beta2).add(np.square(g).mul(1 - adam.beta2));
    const root = np.sqrt(newSquare.ref.div(second.ref)).add(adam.eps);
    next.parameters[name] = weight.sub(newMean.ref.div(first.ref).div(root).mul(learningRate));
    next.m[name] = newMean;
    next.v[name] = newSquare;
  }
  scale.dispose();
  first.dispose();
  second.dispose();
  return next;
}
