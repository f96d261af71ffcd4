/** Trains BERT-base on a batch that would not fit into a tab at once, and says what WebAssembly's memory has grown to. */

import * as tf from '@tensorflow/tfjs-core';
import { wasmRuntime } from '../../src/ml/kernels/wasm/runtime';
import {
  activationBudget,
  activationBytes,
  estimateMemory,
  type TrainedSize,
} from '../../src/ml/memory/estimate';
import { createStep, miniLM } from '../miniLM';
import { startSemblance } from './semblanceBackend';
import { serve, timed } from './serve';

export interface Held {
  readonly pairs: number;
  readonly length: number;
  readonly seconds: number;
  /** Bytes of WebAssembly's memory after the step: it never shrinks. */
  readonly held: number;
  readonly estimated: number;
  /** What the whole batch at once would take. */
  readonly whole: number;
}

const size = { pairs: 64, length: 128 };
const encoder = { ...miniLM, hiddenSize: 768, intermediateSize: 3072, layers: 12 };

serve(async () => {
  await startSemblance('wasm');
  const tokens = 2 * size.pairs * size.length;
  const batch = { tokens, tokenPairs: tokens * size.length };
  const trained: TrainedSize = {
    freezeEmbeddings: false,
    frozenLayers: 0,
    lora: { loraRank: 0, loraAlpha: 8, loraDropout: 0, loraTargets: 'all-linear', frozenLayers: 0, seed: 1 },
    words: Math.min(tokens, encoder.vocabSize),
    summed: true,
    keepsBest: false,
  };
  const config = { encoder, pooling: ['mean'], modules: [], maxSeqLength: size.length } as const;
  const budget = activationBudget(config, trained);
  const share = budget / activationBytes(encoder, batch, 'wasm').forward;
  const part = { tokens: batch.tokens * share, tokenPairs: batch.tokenPairs * share };
  const step = await createStep(encoder, size, { batchCount: 1, activationBudget: budget });
  return async (): Promise<Held> => {
    const { seconds } = await timed(step);
    return {
      ...size,
      seconds,
      held: memoryBytes(),
      estimated: estimateMemory(config, trained, part, 'wasm').total,
      whole: estimateMemory(config, { ...trained, summed: false }, batch, 'wasm').total,
    };
  };
});

function memoryBytes(): number {
  const scalar = tf.scalar(0);
  const bytes = wasmRuntime()?.view(scalar).buffer.byteLength ?? NaN;
  scalar.dispose();
  return bytes;
}
