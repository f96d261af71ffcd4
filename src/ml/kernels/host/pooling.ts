/** Pooling as loops over the tensors' memory. */

import type * as tf from '@tensorflow/tfjs-core';
import type { PoolingKernels } from '../../ops/pooling';
import type { HostMemory } from './memory';
import { axpy } from './vector';

export const poolingHost =
  (memory: HostMemory): PoolingKernels =>
  (x, offsets, pooling) => {
    const [tokens, hidden] = x.shape;
    const sentences = offsets.length - 1;
    const value = memory.allocate<tf.Rank.R2>([sentences, hidden]);
    const winners = pooling === 'max' ? new Int32Array(sentences * hidden) : null;
    const xs = memory.view(x);
    const ys = memory.view(value).fill(0);
    for (let s = 0; s < sentences; s++) {
      const { start, end } = span(s);
      if (!winners) {
        for (let t = start; t < end; t++) axpy(1 / (end - start), xs, t * hidden, ys, s * hidden, hidden);
      } else {
        for (let j = 0; j < hidden; j++) {
          let best = start;
          for (let t = start + 1; t < end; t++) {
            if ((xs[t * hidden + j] ?? 0) > (xs[best * hidden + j] ?? 0)) best = t;
          }
          winners[s * hidden + j] = best;
          ys[s * hidden + j] = xs[best * hidden + j] ?? 0;
        }
      }
    }

    /** The rows that sentence s's vector is made of. */
    function span(s: number) {
      const start = offsets[s] ?? 0;
      return { start, end: pooling === 'cls' ? start + 1 : (offsets[s + 1] ?? 0) };
    }

    return {
      value,
      saved: [],
      backward(dy) {
        const dx = memory.allocate<tf.Rank.R2>([tokens, hidden]);
        const dys = memory.view(dy);
        const dxs = memory.view(dx).fill(0);
        for (let s = 0; s < sentences; s++) {
          const { start, end } = span(s);
          if (!winners) {
            for (let t = start; t < end; t++)
              axpy(1 / (end - start), dys, s * hidden, dxs, t * hidden, hidden);
          } else {
            for (let j = 0; j < hidden; j++) {
              dxs[(winners[s * hidden + j] ?? 0) * hidden + j] = dys[s * hidden + j] ?? 0;
            }
          }
        }
        return [dx];
      },
    };
  };
