/**
 * One ONNX model in transformers.js, with onnxruntime below it. Its files are handed in, and nothing is fetched but
 * onnxruntime from this page's own host. For a thread of its own: onnxruntime's memory is freed with that alone.
 */

import {
  AutoModel,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@huggingface/transformers';
import * as z from 'zod/mini';
import { toFloat32 } from '../model/files/dtypes';
import type { OnnxAnswer, OnnxBatch, OnnxOutput, OnnxRequest, OnnxSource } from './types';

/** The model's name for the library, which makes of it the paths that it asks for. */
const name = 'model';

/** Answers requests, the next once the one before it is answered; the first one opens a model. */
export function createRuntime(): (request: OnnxRequest) => Promise<OnnxAnswer> {
  let model: PreTrainedModel | null = null;
  let tokenizer: PreTrainedTokenizer | null = null;

  return async (request) => {
    if (request.kind === 'open') {
      await model?.dispose();
      tokenizer = null;
      model = await open(request.source);
      return { kind: 'opened', outputs: outputsOf(model) };
    }
    if (!model) throw new Error('No model is open.');
    if (request.kind === 'embed') return { kind: 'vectors', vectors: await embed(model, request.batch) };
    tokenizer ??= await AutoTokenizer.from_pretrained(name, { local_files_only: true });
    const tokenise = tokenizer;
    const idsOf = (text: string) =>
      encoding.parse(tokenise(text, { truncation: true, return_tensor: false })).input_ids;
    return { kind: 'ids', ids: request.texts.map((text) => Int32Array.from(idsOf(text))) };
  };
}

const encoding = z.object({ input_ids: z.array(z.number()) });

async function open({
  files,
  folder,
  precision,
  data,
  device,
  threads,
  runtime,
}: OnnxSource): Promise<PreTrainedModel> {
  Object.assign(env, {
    allowLocalModels: true,
    allowRemoteModels: false,
    localModelPath: '/',
    useBrowserCache: false,
    useWasmCache: false,
    fetch: (address: string | URL) => Promise.resolve(served(files, String(address))),
  });
  Object.assign(env.backends.onnx.wasm ?? {}, { wasmPaths: runtime, numThreads: threads });
  return AutoModel.from_pretrained(name, {
    dtype: precision,
    device,
    subfolder: folder,
    local_files_only: true,
    session_options: { externalData: await Promise.all(data.map((path) => weightsIn(files, path))) },
  });
}

/** @returns the file under the name that the .onnx file beside it has for it */
async function weightsIn(files: ReadonlyMap<string, Blob>, path: string) {
  const blob = files.get(path) ?? new Blob();
  return { path: path.slice(path.lastIndexOf('/') + 1), data: new Uint8Array(await blob.arrayBuffer()) };
}

function served(files: ReadonlyMap<string, Blob>, address: string): Response {
  const blob = files.get(address.replace(new RegExp(`^/*${name}/+`), ''));
  return blob ? new Response(blob) : new Response(null, { status: 404 });
}

/** The outputs with a vector of each token, by the names that exporters give them. */
const tokenOutputs = ['last_hidden_state', 'token_embeddings'];
const sentenceOutput = 'sentence_embedding';

const sessions = z.object({ model: z.object({ outputNames: z.array(z.string()) }) });

function outputsOf(model: PreTrainedModel): readonly OnnxOutput[] {
  const names = sessions.parse(model.sessions).model.outputNames;
  return [
    ...(names.includes(sentenceOutput) ? ['sentence_embedding' as const] : []),
    ...(tokenOutputs.some((one) => names.includes(one)) ? ['tokens' as const] : []),
  ];
}

const outputSchema = z.record(z.string(), z.unknown());

async function embed(
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
