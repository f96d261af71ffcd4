/**
 * ONNX models in Node: transformers.js, as in the page, on the WebAssembly of onnxruntime-web. Both are loaded only here.
 * `onnxruntime-node`, which the library would take by itself, is replaced by an empty package.
 */

import { availableParallelism } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import type { MeasuredModel } from '../../core/baseModels/measured';
import { asItsFilesSay } from '../../core/baseModels/comparison';
import { ModelError } from '../../core/errors';
import { onnxTitle } from '../../core/run/onnx/files';
import type { Precision } from '../../core/run/precisions';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { emptyVectors } from '../../ml/evaluate/vectorCache';
import { changeableFiles } from '../../ml/sources/folder';
import type { OpenOnnxModel } from '../../ml/transformersJs/encodeOnnx';
import { measureOnnx, type MeasuringOnnx } from '../../ml/transformersJs/measureOnnx';
import { type OnnxModel, readOnnxModel } from '../../ml/transformersJs/onnxModel';
import { mostThreads } from '../../ml/transformersJs/types';
import { diskFolder } from '../disk';
import { onnxRuntime } from '../places';

/** Where transformers.js looks for a runtime that it is to use in the place of its own. */
const runtimeKey = Symbol.for('onnxruntime');

/**
 * As `measureModel` for the project's own models. Pooling and prompts are what the folder's files say.
 * @throws ModelError where a file is missing or damaged, or cannot be run
 */
export async function* measureOnnxFolder(
  folder: string,
  precision: Precision,
  setting: Pick<MeasuringOnnx, 'evaluationSet' | 'now'>,
): AsyncGenerator<Progress, MeasuredModel> {
  const files = changeableFiles(await diskFolder(folder), message('cli.model.changed.next'));
  const model = await readOnnxModel(files, precision, asItsFilesSay);
  const threads = Math.min(availableParallelism(), mostThreads);
  const { encoder, close } = await openOnnx(model, resolve(folder, model.folder), threads);
  try {
    const on = { backend: 'wasm', threads } as const;
    const measured = yield* measureOnnx({ ...setting, model, encoder, on, known: emptyVectors() });
    return { ...measured, name: onnxTitle(measured.name, precision) };
  } finally {
    await close();
  }
}

interface Opened {
  readonly encoder: OpenOnnxModel;
  /** Frees the model's memory for the next one. */
  readonly close: () => Promise<void>;
}

/** @param path of the encoder's folder on the disk */
async function openOnnx({ files, onnx }: OnnxModel, path: string, threads: number): Promise<Opened> {
  const { precision, path: file, data } = onnx;
  const asked = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw failed(error);
    });
  const runtime = await import('onnxruntime-web');
  Object.assign(globalThis, { [runtimeKey]: runtime });
  const [{ AutoModel, env }, { embed, outputsOf }] = await Promise.all([
    import('@huggingface/transformers'),
    import('../../ml/transformersJs/forward'),
  ]);
  Object.assign(env, {
    allowLocalModels: true,
    allowRemoteModels: false,
    localModelPath: dirname(path),
    useFSCache: false,
    useWasmCache: false,
  });
  // The library has put a foreign host there.
  Object.assign(runtime.env.wasm, { numThreads: threads, wasmPaths: onnxRuntime() });
  // The file beside the .onnx file under the name that this has for it.
  const weights = data.map(async (one) => ({ path: basename(one), data: await files.read(one) }));
  const model = await asked(
    AutoModel.from_pretrained(basename(path), {
      dtype: precision,
      // Its names of devices are those of onnxruntime-node; a runtime that is handed in has one, and this takes it.
      device: 'auto',
      subfolder: dirname(file) === '.' ? '' : dirname(file),
      local_files_only: true,
      session_options: { externalData: await Promise.all(weights) },
    }),
  );
  return {
    encoder: {
      outputs: outputsOf(model),
      embed: (batch) => asked(embed(model, batch)),
    },
    close: async () => void (await model.dispose()),
  };
}

const failed = (error: unknown): ModelError =>
  new ModelError(
    message('model.onnx.failed', { error: error instanceof Error ? error.message : String(error) }),
    message('cli.compare.onnxFailed.next'),
    { cause: error },
  );
