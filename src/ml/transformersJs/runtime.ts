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
} from '@huggingface/transformers';
import * as z from 'zod/mini';
import { embed, outputsOf } from './forward';
import type { OnnxAnswer, OnnxRequest, OnnxSource } from './types';

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
