/**
 * One training step that PyTorch has computed as well, and its numbers: the first step of "bert" in
 * tests/golden/architectures.json.gz, which tests/python/make_architecture_golden.py makes; a test compares the two.
 */

export const golden = {
  architecture: 'bert',
  config: {
    vocab_size: 40,
    hidden_size: 16,
    num_hidden_layers: 2,
    num_attention_heads: 2,
    intermediate_size: 24,
    hidden_act: 'gelu',
    hidden_dropout_prob: 0,
    attention_probs_dropout_prob: 0,
    max_position_embeddings: 40,
    type_vocab_size: 2,
    layer_norm_eps: 1e-12,
    pad_token_id: 0,
  },
  /** Token ids: sentence 1, sentence 2 and one negative of three rows. */
  columns: [
    [
      [3, 33, 7, 2],
      [
        3, 32, 35, 24, 5, 7, 15, 19, 26, 21, 13, 9, 28, 30, 5, 8, 20, 18, 35, 22, 19, 19, 27, 25, 10, 30, 31,
        38, 32, 14, 15, 27, 27, 29, 35, 14, 2,
      ],
      [3, 19, 38, 31, 15, 35, 2],
    ],
    [
      [3, 10, 12, 10, 2],
      [3, 37, 4, 6, 39, 2],
      [3, 27, 25, 12, 20, 10, 31, 21, 5, 13, 29, 22, 2],
    ],
    [
      [
        3, 17, 13, 7, 25, 27, 22, 37, 37, 11, 25, 26, 12, 14, 21, 30, 14, 29, 27, 11, 17, 33, 34, 27, 4, 28,
        12, 33, 36, 2,
      ],
      [3, 27, 25, 12, 20, 10, 31, 21, 5, 13, 29, 22, 2],
      [
        3, 32, 35, 24, 5, 7, 15, 19, 26, 21, 13, 9, 28, 30, 5, 8, 20, 18, 35, 22, 19, 19, 27, 25, 10, 30, 31,
        38, 32, 14, 15, 27, 27, 29, 35, 14, 2,
      ],
    ],
  ],
  learningRate: 0.01,
  weightDecay: 0.01,
  loss: 2.2305959313488266,
  /** Before clipping to 1. */
  gradNorm: 5.748020475599521,
  /** A parameter, by its name in the file, after the update. */
  updated: {
    name: 'encoder.layer.1.output.LayerNorm.weight',
    values: [
      1.435849666595459, 1.0350390672683716, 1.3657259941101074, 1.4548242092132568, 1.4083410501480103,
      1.4710644483566284, 0.5542910099029541, 1.0411831140518188, 1.0188078880310059, 1.2683062553405762,
      0.7426653504371643, 1.3088043928146362, 1.4518873691558838, 0.8108131885528564, 0.6167786121368408,
      1.1773103475570679,
    ],
  },
} as const;
