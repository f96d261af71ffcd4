/** A batch of concatenated sentences, so that nothing is computed for padding. */

import { ModelError } from '../../core/errors';
import { message } from '../../messages/message';
import type { EncoderConfig } from '../model/types';
import type { Offsets } from '../kernels/padding';

export interface PackedBatch {
  /** Every sentence's token ids, one after another. [T] */
  readonly ids: Int32Array;
  /** The start of each sentence, and the end of the last. [S + 1] */
  readonly offsets: Offsets;
  /** Tokens at the start of each sentence that pooling leaves out; none where absent. [S] */
  readonly skips?: readonly number[];
}

/**
 * @param sentences token ids, special ones included
 * @param skips tokens at the start of each sentence that pooling leaves out
 */
export function pack(sentences: readonly Int32Array[], skips?: readonly number[]): PackedBatch {
  const offsets = new Int32Array(sentences.length + 1);
  sentences.forEach((sentence, s) => (offsets[s + 1] = (offsets[s] ?? 0) + sentence.length));
  const ids = new Int32Array(offsets[sentences.length] ?? 0);
  sentences.forEach((sentence, s) => ids.set(sentence, offsets[s]));
  return { ids, offsets, ...(skips ? { skips } : {}) };
}

/**
 * Each token's row of the position embeddings. [T]
 * @param padId absent: positions in the sentence from 0. Else they begin at padId + 1, and a token of this id, which a
 * text may contain, has the row padId and does not count, as in transformers' create_position_ids_from_input_ids.
 */
export function positionsOf({ ids, offsets }: PackedBatch, padId?: number): Int32Array {
  const positions = new Int32Array(ids.length);
  for (let s = 0; s + 1 < offsets.length; s++) {
    let next = padId === undefined ? 0 : padId + 1;
    for (let t = offsets[s] ?? 0; t < (offsets[s + 1] ?? 0); t++) {
      positions[t] = padId !== undefined && ids[t] === padId ? padId : next++;
    }
  }
  return positions;
}

/**
 * Checks what a GPU would ignore silently.
 * @throws ModelError for an empty sentence (of which a bag of tokens makes zeros) or a too long one, and for an id outside the vocabulary
 */
export function checkBatch({ ids, offsets }: PackedBatch, config: EncoderConfig): void {
  const next = message('model.next.tokenizerMismatch');
  for (let s = 0; s + 1 < offsets.length; s++) {
    const length = (offsets[s + 1] ?? 0) - (offsets[s] ?? 0);
    if (length < 1 && !config.bag)
      throw new ModelError(message('model.batch.emptySentence', { sentence: s + 1 }), next);
    if (length > config.maxPositions) {
      throw new ModelError(
        message('model.batch.tooLong', { tokens: length, positions: config.maxPositions }),
        message('model.next.lowerMaxLength'),
      );
    }
  }
  const outside = ids.find((id) => id < 0 || id >= config.vocabSize);
  if (outside !== undefined) {
    throw new ModelError(message('model.batch.tokenId', { id: outside, vocabSize: config.vocabSize }), next);
  }
}
