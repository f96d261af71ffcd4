/** Identifies a run's data, base model and teacher: a checkpoint is resumed with the same ones only. */

import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Example } from '../../core/data/types';
import type { ModelDescription, WeightArray } from '../model/types';
import { Sha256 } from '../sources/sha256';

/** SHA-256 in hexadecimal. */
export interface Fingerprint {
  /** Of the training rows and the evaluation pairs, in their order. */
  readonly data: string;
  /** Of the base model's weights, config and tokenizer. */
  readonly model: string;
  /** The same of the model that is the teacher; null without one, and where the checkpoint does not say it. */
  readonly teacher: string | null;
}

const utf8 = new TextEncoder();

/** @param taught what a teacher has said of each training row, where the file has that [rows][numbers] */
export function dataFingerprint(
  train: readonly Example[],
  { pairs, kind }: EvaluationSet,
  taught: readonly Float32Array[] = [],
): string {
  const hash = new Sha256();
  const add = (...values: readonly unknown[]) => hash.update(utf8.encode(`${JSON.stringify(values)}\n`));
  for (const { sentence1, sentence2, negatives, label } of train) add(sentence1, sentence2, negatives, label);
  for (const numbers of taught) add(...numbers);
  add(kind);
  for (const { sentence1, sentence2, label } of pairs) add(sentence1, sentence2, label);
  return hash.hex();
}

/** A model's weights, to be read once, and afterwards its fingerprint. */
export interface Fingerprinted {
  readonly weights: AsyncIterable<WeightArray>;
  /** After all weights were read. */
  fingerprint(): Promise<string>;
}

const known = new WeakMap<ModelDescription, string>();

/** Whether its fingerprint is known without reading its weights. */
export const isFingerprinted = (description: ModelDescription): boolean => known.has(description);

/**
 * Hashes a model while its weights are read, once: by Web Crypto, tensor by tensor, which takes far less time than
 * reading.
 */
export function fingerprinted(description: ModelDescription): Fingerprinted {
  const found = known.get(description);
  if (found !== undefined) return { weights: description.weights(), fingerprint: async () => found };
  const lines: string[] = [];
  const add = async (name: string, shape: readonly number[], bytes: Float32Array | Uint8Array) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes.slice());
    lines.push(JSON.stringify([name, shape, [...new Uint8Array(digest)]]));
  };
  async function* weights() {
    for await (const weight of description.weights()) {
      await add(weight.name, weight.shape, weight.data);
      yield weight;
    }
  }
  return {
    weights: weights(),
    async fingerprint() {
      const earlier = known.get(description);
      if (earlier !== undefined) return earlier;
      const { config, prompts } = description;
      const { maxSeqLength, pooling } = config;
      for (const { path, bytes } of await description.companions({ maxSeqLength, pooling, prompts })) {
        await add(path, [], bytes);
      }
      const hash = new Sha256().update(utf8.encode(lines.join('\n'))).hex();
      known.set(description, hash);
      return hash;
    },
  };
}
