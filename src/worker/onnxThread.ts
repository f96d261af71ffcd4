/** The entry of the thread that runs one ONNX model with transformers.js. It is ended when the model is closed. */

import { config } from 'zod/mini';
import { createRuntime } from '../ml/transformersJs/runtime';
import type { OnnxAnswer, OnnxRequest } from '../ml/transformersJs/types';
import { createThreadPort } from '../protocol/port';

config({ jitless: true });

const port = createThreadPort<OnnxAnswer, OnnxRequest>(self);
const answer = createRuntime();

port.listen((request) => {
  answer(request).then(
    (value) => port.send(value, value.kind === 'vectors' ? [value.vectors.buffer] : []),
    (error: unknown) =>
      port.send({ kind: 'failed', error: error instanceof Error ? error.message : String(error) }),
  );
});
