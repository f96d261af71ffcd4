/** An ONNX file in onnxruntime-web, fed with sentences that are padded to the longest. */

import * as ort from 'onnxruntime-web';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

export interface OnnxVectors {
  /** [S, D] one after another. */
  readonly sentences: Float32Array | null;
  /** [S, L, H] one after another, L the longest sentence's length. */
  readonly tokens: Float32Array;
}

/** @param padId what sentences are filled up with */
export async function runOnnx(
  file: Uint8Array,
  sentences: readonly (readonly number[])[],
  padId = 0,
): Promise<OnnxVectors> {
  const session = await ort.InferenceSession.create(file);
  const shape = [sentences.length, Math.max(...sentences.map(({ length }) => length))] as const;
  const ids = new BigInt64Array(shape[0] * shape[1]).fill(BigInt(padId));
  const mask = new BigInt64Array(ids.length);
  for (const [row, sentence] of sentences.entries()) {
    ids.set(BigInt64Array.from(sentence, BigInt), row * shape[1]);
    mask.fill(1n, row * shape[1], row * shape[1] + sentence.length);
  }
  const all: Readonly<Record<string, BigInt64Array>> = {
    input_ids: ids,
    attention_mask: mask,
    token_type_ids: new BigInt64Array(ids.length),
  };
  const feeds = session.inputNames.map((name) => {
    const values = all[name];
    if (!values) throw new Error(`Unknown input ${name}.`);
    return [name, new ort.Tensor('int64', values, shape)] as const;
  });
  const results = await session.run(Object.fromEntries(feeds));
  await session.release();
  const tokens = floats(results['last_hidden_state']);
  if (!tokens) throw new Error('No token vectors.');
  return { sentences: floats(results['sentence_embedding']), tokens };
}

function floats(tensor: ort.Tensor | undefined): Float32Array | null {
  return tensor?.data instanceof Float32Array ? tensor.data : null;
}
