/** Opens ONNX models in a thread of their own, one at a time, and ends the thread with the work. */

import { message } from '../../messages/message';
import { ModelError } from '../../core/errors';
import type { OnnxEncoder } from '../../ml/transformersJs/encodeOnnx';
import {
  mostThreads,
  type OnnxAnswer,
  type OnnxRequest,
  type OnnxSource,
} from '../../ml/transformersJs/types';
import { createThreadPort } from '../../protocol/port';
import { onnx } from '../platform/addresses';

/** That onnxruntime computes with on WebAssembly. */
export const onnxThreads = (): number =>
  crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, mostThreads) : 1;

export type OnnxFiles = Omit<OnnxSource, 'runtime' | 'threads'>;

/** Opens a model in the thread; the one before it is closed. @throws ModelError where it cannot be opened or run */
export type OpenOnnx = (files: OnnxFiles) => Promise<OnnxEncoder>;

/** @param signal ends the work, and with it the thread */
export async function withOnnx<T>(signal: AbortSignal, work: (open: OpenOnnx) => Promise<T>): Promise<T> {
  if (!onnx) throw new ModelError(message('model.onnx.notHere'), message('model.onnx.notHere.next'));
  signal.throwIfAborted();
  const thread = onnx.spawn();
  const port = createThreadPort<OnnxRequest, OnnxAnswer>(thread);
  let settle: { readonly answer: (value: OnnxAnswer) => void; readonly fail: (error: unknown) => void } = {
    answer: () => {},
    fail: () => {},
  };
  port.listen((value) => settle.answer(value));
  thread.addEventListener('error', ({ message: error }) => settle.fail(failed(error)));
  const abort = () => settle.fail(signal.reason);
  signal.addEventListener('abort', abort);

  const ask = <K extends OnnxAnswer['kind']>(request: OnnxRequest, kind: K) =>
    new Promise<Extract<OnnxAnswer, { kind: K }>>((resolve, reject) => {
      signal.throwIfAborted();
      const isAsked = (value: OnnxAnswer): value is Extract<OnnxAnswer, { kind: K }> => value.kind === kind;
      settle = {
        answer: (value) =>
          isAsked(value)
            ? resolve(value)
            : reject(failed(value.kind === 'failed' ? value.error : value.kind)),
        fail: reject,
      };
      port.send(request);
    });

  const { runtime } = onnx;
  const open: OpenOnnx = async (files) => {
    const source = { ...files, threads: onnxThreads(), runtime: runtime[files.device] };
    const { outputs } = await ask({ kind: 'open', source }, 'opened');
    return {
      outputs,
      embed: async (batch) => (await ask({ kind: 'embed', batch }, 'vectors')).vectors,
      tokenise: async (texts) => (await ask({ kind: 'tokenise', texts }, 'ids')).ids,
    };
  };
  try {
    return await work(open);
  } finally {
    signal.removeEventListener('abort', abort);
    thread.terminate();
  }
}

const failed = (error: string) =>
  new ModelError(message('model.onnx.failed', { error }), message('model.onnx.failed.next'));
