/** Wraps an op that brings its own gradient, so that the backward pass frees what it has used as it goes. */

import * as tf from '@tensorflow/tfjs-core';

export interface Forward<Out extends tf.Tensor, Saved extends tf.Tensor[]> {
  readonly value: Out;
  /** What `backward` needs again, inputs included: everything else of the forward pass is freed at its end. */
  readonly saved: readonly [...Saved];
  /** The gradient of each input, in their order. No two may be the same tensor, nor `dy` itself: clone them. */
  backward(dy: Out, ...saved: Saved): tf.Tensor[];
}

/** @param inputs what the gradient flows to */
export function differentiable<Out extends tf.Tensor, Saved extends tf.Tensor[]>(
  inputs: readonly tf.Tensor[],
  forward: () => Forward<Out, Saved>,
): Out {
  const op = tf.customGrad<Out>((...args) => {
    const { value, saved, backward } = forward();
    const save = args.at(-1);
    if (typeof save === 'function') save([...saved]);
    return {
      value,
      gradFunc: (dy, kept) => {
        // tfjs gives back clones of `saved`, in order, without their types.
        const gradients = tf.tidy(() => backward(dy, ...(kept as Saved)));
        // It would hold these to the end of the whole backward pass.
        tf.dispose([dy, ...kept]);
        return gradients;
      },
    };
  });
  return op(...inputs);
}
