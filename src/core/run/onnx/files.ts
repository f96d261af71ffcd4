/** Where a model's folder has its ONNX files. */

import { isPrecision, type Precision } from '../precisions';

/** The names by which transformers.js finds a `dtype`. */
export const onnxPaths: Readonly<Record<Precision, string>> = {
  fp32: 'onnx/model.onnx',
  fp16: 'onnx/model_fp16.onnx',
  q8: 'onnx/model_quantized.onnx',
};

/** An .onnx file, and the files beside it that hold its weights where it does not hold them itself. */
export interface OnnxFile {
  readonly precision: Precision;
  readonly path: string;
  readonly data: readonly string[];
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const depth = (path: string) => path.split('/').length;

/** Those of a folder, wherever in it they are, by precision; of several the one nearest to the top. */
export function onnxFilesIn(paths: readonly string[]): readonly OnnxFile[] {
  return Object.entries(onnxPaths).flatMap(([precision, standard]) => {
    const named = paths.filter((path) => nameOf(path) === nameOf(standard));
    const [path] = named.toSorted((a, b) => depth(a) - depth(b));
    if (path === undefined || !isPrecision(precision)) return [];
    const data = paths.filter((one) => one.startsWith(path) && one !== path);
    return [{ precision, path, data }];
  });
}

/** Weights that the project's own engine reads, or refuses by name. */
const weights = /\.(safetensors|bin)$/;

/** Whether a folder with these files is more than its ONNX files. */
export const isMoreThanOnnx = (paths: readonly string[]): boolean =>
  onnxFilesIn(paths).length === 0 || paths.some((path) => weights.test(path));

/** Such as "owner/name (ONNX q8)". */
export const onnxTitle = (title: string, precision: Precision): string => `${title} (ONNX ${precision})`;
