/** The ONNX file of a model's folder. */

import { ModelError } from '../../../core/errors';
import { type OnnxFile, onnxFilesIn, onnxPaths } from '../../../core/run/onnx/files';
import type { Precision } from '../../../core/run/precisions';
import { message } from '../../../messages/message';

/** @throws ModelError where there is none of this precision */
export function onnxFileOf(paths: readonly string[], precision: Precision): OnnxFile {
  const found = onnxFilesIn(paths).find((one) => one.precision === precision);
  if (found) return found;
  throw new ModelError(
    message('model.onnx.noFile', { path: onnxPaths[precision] }),
    message('model.onnx.noFile.next'),
  );
}
