/** Measures a model that is compared with others by its ONNX file, in a thread that ends with the measurement. */

import type { MeasuredModel } from '../../core/baseModels/measured';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import type { ModelFiles } from '../../ml/model/types';
import { measureOnnx, type MeasuringOnnx } from '../../ml/transformersJs/measureOnnx';
import type { OnnxModel } from '../../ml/transformersJs/onnxModel';
import type { OnnxDevice } from '../../ml/transformersJs/types';
import type { CallContext } from '../calls/handlers';
import type { Follower } from '../pace/follow';
import { blobOf } from '../storage/blobOf';
import { onnxThreads, withOnnx } from './openOnnx';

export async function measureFolder(
  model: OnnxModel,
  device: OnnxDevice,
  setting: Omit<MeasuringOnnx, 'model' | 'encoder' | 'on'>,
  follower: Follower,
  context: CallContext<Progress>,
): Promise<MeasuredModel> {
  const { files: given, onnx } = model;
  const { precision, path, data } = onnx;
  const files = new Map<string, Blob>();
  const what = message('worker.progress.openingOnnx', { precision });
  context.report({ what, done: 0, total: 0 });
  // transformers.js looks for the file under its own name, in one folder with its weights.
  for (const one of ['config.json', path, ...data]) {
    files.set(one, await blobOf(piecesOf(given, one), context.signal));
  }
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const on = { backend: device, threads: device === 'wasm' ? onnxThreads() : 1 };
  return withOnnx(context.signal, async (open) => {
    const encoder = await open({ files, folder, precision, data, device });
    return follower(context)(measureOnnx({ ...setting, model, encoder, on }));
  });
}

/** Bytes that are read at a time. */
const pieceBytes = 16 * 1024 * 1024;

async function* piecesOf(files: ModelFiles, path: string): AsyncGenerator<Uint8Array> {
  const size = files.size(path);
  for (let at = 0; at < size; at += pieceBytes) {
    yield await files.read(path, at, Math.min(size, at + pieceBytes));
  }
}
