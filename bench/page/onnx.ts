/** onnxruntime-web on WebAssembly: the model as PyTorch exports it, with pooling and normalising in the graph. */

import * as ort from 'onnxruntime-web/wasm';
import { meanCosine, type Answer, type Setup } from '../jobs';
import { loadMiniLM } from './minilm';
import { serve, timed } from './serve';

/** sentence-transformers' own. */
const batchSize = 32;

serve(async ({ job }: Setup): Promise<() => Promise<Answer>> => {
  if (job.kind !== 'encode') throw new TypeError(`onnxruntime-web does not do ${job.kind}.`);
  ort.env.wasm.wasmPaths = new URL('/ort/', location.href).href;
  ort.env.wasm.numThreads = navigator.hardwareConcurrency;
  const session = await ort.InferenceSession.create('/model.onnx', {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const { tokenizer, config } = await loadMiniLM(6);
  return async () => {
    const { value: check, seconds } = await timed(async () => {
      const distinct = [...new Set(job.texts)];
      const sentences = distinct.map((text) => ({ text, ids: tokenizer.encode(text, config.maxSeqLength) }));
      sentences.sort((a, b) => b.ids.length - a.ids.length);
      const vectors = new Map<string, Float32Array>();
      for (let start = 0; start < sentences.length; start += batchSize) {
        const batch = sentences.slice(start, start + batchSize);
        const data = await encode(
          session,
          batch.map(({ ids }) => ids),
        );
        const size = data.length / batch.length;
        for (const [i, { text }] of batch.entries())
          vectors.set(text, data.subarray(i * size, (i + 1) * size));
      }
      return meanCosine(job.texts, (text) => vectors.get(text) ?? new Float32Array(0));
    });
    return { seconds, check };
  };
});

async function encode(session: ort.InferenceSession, batch: readonly Int32Array[]): Promise<Float32Array> {
  const shape = [batch.length, Math.max(...batch.map(({ length }) => length))] as const;
  const ids = new BigInt64Array(shape[0] * shape[1]);
  const mask = new BigInt64Array(ids.length);
  for (const [row, sentence] of batch.entries()) {
    ids.set(BigInt64Array.from(sentence, BigInt), row * shape[1]);
    mask.fill(1n, row * shape[1], row * shape[1] + sentence.length);
  }
  const tensor = (data: BigInt64Array) => new ort.Tensor('int64', data, shape);
  const { embeddings } = await session.run({ input_ids: tensor(ids), attention_mask: tensor(mask) });
  const data = await embeddings?.getData();
  if (!(data instanceof Float32Array)) throw new TypeError('The model gave no vectors.');
  return data;
}
