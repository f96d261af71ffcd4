/** Sentence vectors of models that were compared, so that a larger part of the same rows embeds only what is new. */

import type { Side } from '../../core/model/types';
import type { Vectors } from '../encoder/encodeTexts';
import type { TokenStore } from '../encoder/tokenStore';
import type { Encode } from './evaluate';

/** The vectors of one model, as it is read with its pooling and prompts. */
export interface ModelVectors {
  readonly sentence1: Map<string, Float32Array>;
  readonly sentence2: Map<string, Float32Array>;
  /** Numbers that are held. */
  size: number;
  /** Distinct sentences that were embedded, and the seconds that took. */
  sentences: number;
  seconds: number;
}

export interface VectorCache {
  /** Those of the model, by what identifies its weights and how it is read; the model used longest ago may be dropped. */
  of(identity: string): ModelVectors;
}

/** Numbers that are kept in all: 128 MB. */
export const keptNumbers = 32 * 2 ** 20;

export function createVectorCache(limit = keptNumbers): VectorCache {
  const models = new Map<string, ModelVectors>();
  return {
    of(identity) {
      const found = models.get(identity) ?? emptyVectors();
      // The last one in the map's order is the one used last.
      models.delete(identity);
      models.set(identity, found);
      let held = [...models.values()].reduce((sum, { size }) => sum + size, 0);
      for (const [name, { size }] of models) {
        if (held <= limit || name === identity) break;
        models.delete(name);
        held -= size;
      }
      return found;
    },
  };
}

export const emptyVectors = (): ModelVectors => ({
  sentence1: new Map(),
  sentence2: new Map(),
  size: 0,
  sentences: 0,
  seconds: 0,
});

/** As `encode`, but embeds only sentences that `known` lacks, and adds them. @param now seconds, from any start */
export const encodeUnknown = (
  known: ModelVectors,
  tokens: Pick<TokenStore, 'sidesAlike'>,
  now: () => number,
  encode: Encode,
): Encode =>
  async function* encodeMissing(given, describe) {
    const sideOf = (side: Side): Side => (tokens.sidesAlike ? 'sentence1' : side);
    const missing = given.filter(({ text, side }) => !known[sideOf(side)].has(text));
    if (missing.length > 0) {
      const start = now();
      const vectors = yield* encode(missing, describe);
      known.seconds += now() - start;
      for (const { text, side: asked } of missing) {
        const side = sideOf(asked);
        const vector = vectors.get(text, side);
        if (!vector || known[side].has(text)) continue;
        known[side].set(text, vector);
        known.size += vector.length;
        known.sentences++;
      }
    }
    const found: Vectors = { get: (text, side = 'sentence1') => known[sideOf(side)].get(text) };
    return found;
  };
