/** What a folder or an ONNX file adds to the models that are compared. */

import { asItsFilesSay } from '../../../core/baseModels/comparison';
import { isMoreThanOnnx, onnxFilesIn, onnxTitle } from '../../../core/run/onnx/files';
import type { Candidate } from '../../shapes/baseModels';
import type { ModelFolder } from '../../stages';

type New = Omit<Candidate, 'id' | 'problem'>;

/**
 * The model of a folder, unless ONNX files are all that it has, and each of those.
 * @param titles that are taken
 */
export function folderCandidates(folder: ModelFolder, titles: readonly string[]): readonly New[] {
  const { name, files } = folder;
  const taken = (title: string) => titles.some((one) => one === title || one.startsWith(`${title} (ONNX `));
  let title = name;
  for (let i = 2; taken(title); i++) title = `${name} (${i})`;
  const paths = files.map(({ path }) => path);
  const onnx = onnxFilesIn(paths);
  const ofOnnx = new Set(onnx.flatMap(({ path, data }) => [path, ...data]));
  const sizeOf = (wanted: (path: string) => boolean) =>
    files.reduce((sum, { path, file }) => sum + (wanted(path) ? file.size : 0), 0);
  const from = { kind: 'folder', name } as const;
  const common = { folder, work: null, remote: false };
  const whole = { ...common, title, from, bytes: sizeOf((path) => !ofOnnx.has(path)) };
  return [
    ...(isMoreThanOnnx(paths) ? [whole] : []),
    ...onnx.map(({ precision, path, data }) => ({
      ...common,
      title: onnxTitle(title, precision),
      from: { kind: 'onnx', of: from, precision, settings: asItsFilesSay } as const,
      bytes: sizeOf((one) => one === path || data.includes(one)),
    })),
  ];
}
