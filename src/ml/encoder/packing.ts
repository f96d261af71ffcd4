/** A batch of sentences laid end to end, so that nothing is computed for padding. */

import { ModelError } from '../../core/errors';
import type { EncoderConfig } from '../model/types';
import type { Offsets } from '../kernels/padding';

export interface PackedBatch {
  /** Every sentence's token ids, one after another. [T] */
  readonly ids: Int32Array;
  /** Where each sentence begins, and the end. [S + 1] */
  readonly offsets: Offsets;
}

/** @param sentences token ids, special ones included */
export function pack(sentences: readonly Int32Array[]): PackedBatch {
  const offsets = new Int32Array(sentences.length + 1);
  sentences.forEach((sentence, s) => (offsets[s + 1] = (offsets[s] ?? 0) + sentence.length));
  const ids = new Int32Array(offsets[sentences.length] ?? 0);
  sentences.forEach((sentence, s) => ids.set(sentence, offsets[s]));
  return { ids, offsets };
}

/**
 * Each token's row of the position embeddings. [T]
 * @param padId absent: places in the sentence from 0. Else they begin at padId + 1, and a token of this id, which a text
 * may well spell out, has the row padId and does not count, as in transformers' create_position_ids_from_input_ids.
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
 * Looks for what a GPU would pass over in silence.
 * @throws ModelError for an empty or too long sentence and for an id outside the vocabulary
 */
export function checkBatch({ ids, offsets }: PackedBatch, config: EncoderConfig): void {
  const next = 'The tokenizer and the model do not belong together: choose another base model.';
  for (let s = 0; s + 1 < offsets.length; s++) {
    const length = (offsets[s + 1] ?? 0) - (offsets[s] ?? 0);
    if (length < 1) throw new ModelError(`Sentence ${s + 1} of a batch has no tokens.`, next);
    if (length > config.maxPositions) {
      throw new ModelError(
        `A sentence of ${length} tokens is longer than the model's ${config.maxPositions} positions.`,
        'Lower the max sequence length.',
      );
    }
  }
  const outside = ids.find((id) => id < 0 || id >= config.vocabSize);
  if (outside !== undefined) {
    throw new ModelError(
      `Token id ${outside} is outside the model's vocabulary of ${config.vocabSize}.`,
      next,
    );
  }
}
