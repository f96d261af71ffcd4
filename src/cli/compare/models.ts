/** What a folder that is named on the command line adds to the comparison: its model, and its ONNX files. */

import { isMoreThanOnnx, onnxFilesIn } from '../../core/run/onnx/files';
import type { Precision } from '../../core/run/precisions';
import { message, type Message } from '../../messages/message';
import { onnxFileOf } from '../../ml/model/files/onnxFile';
import { diskFolder } from '../disk';

export interface NamedModel {
  /** Null is the built-in model. */
  readonly folder: string | null;
  /** The ONNX file that is run as it is; null: the project's own engine computes. */
  readonly onnx: Precision | null;
}

interface Named {
  readonly models: readonly NamedModel[];
  /** What of the folder is left out, and what was asked for and is not there. */
  readonly notes: readonly Message[];
}

/**
 * The model itself, unless ONNX files are all that the folder has, and the ONNX files that were asked for.
 * @param asked none: all of a folder that has nothing else
 * @throws ModelError where there is no such folder, or nothing of what was asked for in one that has ONNX files alone
 */
export async function modelsIn(folder: string | null, asked: readonly Precision[]): Promise<Named> {
  const own: NamedModel = { folder, onnx: null };
  if (folder === null) return { models: [own], notes: [] };
  const { name, paths } = await diskFolder(folder);
  const found = onnxFilesIn(paths).map(({ precision }) => precision);
  const whole = isMoreThanOnnx(paths) ? [own] : [];
  const [first] = asked;
  if (first === undefined) {
    if (whole.length === 0) return { models: found.map((onnx) => ({ folder, onnx })), notes: [] };
    const notes = found.length > 0 ? [message('cli.compare.hasOnnx', { name, precisions: found })] : [];
    return { models: whole, notes };
  }
  const models = [...whole, ...found.filter((one) => asked.includes(one)).map((onnx) => ({ folder, onnx }))];
  if (models.length === 0) onnxFileOf(paths, first);
  const missing = asked.filter((one) => !found.includes(one));
  const notes = missing.length > 0 ? [message('cli.compare.lacksOnnx', { name, missing, found })] : [];
  return { models, notes };
}
