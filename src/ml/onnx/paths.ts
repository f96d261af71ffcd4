/** Where a folder has its ONNX files. */

import type { Precision } from '../../core/run/precisions';

/** The names by which transformers.js finds a `dtype`. */
export const onnxPaths: Readonly<Record<Precision, string>> = {
  fp32: 'onnx/model.onnx',
  fp16: 'onnx/model_fp16.onnx',
  q8: 'onnx/model_quantized.onnx',
};
