import { expect, it } from 'vitest';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import type { Evaluation } from '../../../src/core/run/events';
import { evaluateMetrics } from '../../../src/core/metrics/evaluate';
import { checkpointFiles, readCheckpoint } from '../../../src/ml/checkpoint/checkpointFiles';
import type { ModelFiles } from '../../../src/ml/model/types';

const [labels, cosines] = [Float32Array.of(1, 0, 1), Float32Array.of(0.9, 0.1, 0.4)];
const plain: Evaluation = {
  step: 0,
  metrics: evaluateMetrics(cosines, labels, 'pairs'),
  cosines,
  labels,
  seconds: 1,
};
const found = (x: number) => Float32Array.of(x, 0.5, 1);
const queries = { ndcgAt10: found(0.25), mrrAt10: found(0.125), mapAt100: found(0.75) };

it('a checkpoint keeps what each query found, and evaluations without queries', async () => {
  const evaluations = [plain, { ...plain, step: 3, queries }];
  const files = new Map<string, Blob>();
  for (const { path, stream } of checkpointFiles({
    recipe: defaultRecipe,
    fingerprint: { data: 'd', model: 'm', teacher: 't' },
    backend: 'cpu',
    step: 3,
    evaluatedAt: 3,
    best: { best: null, worse: 0 },
    steps: [],
    evaluations,
    tensors: [],
    async *values() {},
  })) {
    const parts: BlobPart[] = [];
    for await (const chunk of stream()) parts.push(chunk.slice());
    files.set(path, new Blob(parts));
  }
  const folder: ModelFiles = {
    name: 'checkpoint',
    paths: [...files.keys()],
    size: (path) => files.get(path)?.size ?? 0,
    read: async (path, start, end) =>
      new Uint8Array((await files.get(path)?.slice(start, end).arrayBuffer()) ?? new ArrayBuffer(0)),
  };
  const read = await readCheckpoint(folder);
  expect(read.evaluations).toEqual(evaluations);
  expect(read.tensors).toEqual([]);
  expect(read.fingerprint).toEqual({ data: 'd', model: 'm', teacher: 't' });
});
