import type { ModelFolder } from '../../state/stages';

/** A model folder, from the files that a person chose: the browser writes the folder's name before each path. */
export function chosenFolder(files: readonly File[]): ModelFolder {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  return {
    name,
    files: files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file })),
  };
}
