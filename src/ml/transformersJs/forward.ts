/** The outputs of an ONNX model that is open in transformers.js, wherever its files come from. */

import { type PreTrainedModel, Tensor } from '@huggingface/transformers';
import * as z from 'zod/mini';
import { toFloat32 } from '../model/files/dtypes';
import type { OnnxBatch, OnnxOutput } from './types';

/** The outputs with a vector of each token, by the names that exporters give them. */
const tokenOutputs = ['last_hidden_state', 'token_embeddings'];
const sentenceOutput = 'sentence_embedding';

const sessions = z.object({ model: z.object({ outputNames: z.array(z.string()) }) });

export function outputsOf(model: PreTrainedModel): readonly OnnxOutput[] {
  const names = sessions.parse(model.sessions).model.outputNames;
  return [
    ...(names.includes(sentenceOutput) ? ['sentence_embedding' as const] : []),
    ...(tokenOutputs.some((one) => names.includes(one)) ? ['tokens' as const] : []),
  ];
}

const outputSchema = z.record(z.string(), z.unknown());

/** @returns vectors of the sentences [sentences × D], or of their tokens without padding [tokens × H] */
export async function embed(
  model: PreTrainedModel,
  { ids, padId, output }: OnnxBatch,
): Promise<Float32Array<ArrayBuffer>> {
  const longest = Math.max(...ids.map(({ length }) => length));
  const shape = [ids.length, longest];
  const filled = new BigInt64Array(ids.length * longest).fill(BigInt(padId));
  const mask = new BigInt64Array(filled.length);
  for (const [row, sentence] of ids.entries()) {
    filled.set(BigInt64Array.from(sentence, BigInt), row * longest);
    mask.fill(1n, row * longest, row * longest + sentence.length);
  }
  const outputs = outputSchema.parse(
    await model.forward({
      input_ids: new Tensor('int64', filled, shape),
      attention_mask: new Tensor('int64', mask, shape),
    }),
  );
  const names = output === 'tokens' ? tokenOutputs : [sentenceOutput];
  const found = names.map((one) => outputs[one]).find((value) => value instanceof Tensor);
  if (!found) throw new TypeError(`No output ${names.join(' or ')}.`);
  const values = numbersOf(found);
  return output === 'tokens' ? withoutPadding(values, ids, longest) : values.slice();
}

function numbersOf({ data, type }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  if (type === 'float16' && ArrayBuffer.isView(data)) {
    return toFloat32(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), 'F16');
  }
  throw new TypeError(`Vectors of ${type}.`);
}

/** @param values [sentences × longest × H] @returns [tokens × H] */
function withoutPadding(
  values: Float32Array,
  ids: readonly Int32Array[],
  longest: number,
): Float32Array<ArrayBuffer> {
  const size = values.length / (ids.length * longest);
  const tokens = ids.reduce((sum, { length }) => sum + length, 0);
  const packed = new Float32Array(tokens * size);
  let at = 0;
  for (const [row, { length }] of ids.entries()) {
    const start = row * longest * size;
    packed.set(values.subarray(start, start + length * size), at);
    at += length * size;
  }
  return packed;
}
