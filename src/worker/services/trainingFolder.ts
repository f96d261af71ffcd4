/** What a training script needs beside the data: the script, the recipe, and the built-in model where it takes part. */

import { builtinFolder } from '../../core/model/builtin';
import { namesBuiltin } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import type { Progress } from '../../core/run/events';
import { baseFolder } from '../../ml/export/modelFolder';
import { zipModel } from '../../ml/export/zipModel';
import { bytesStream, type FileStream, jsonFile, textFile } from '../../ml/model/files/files';
import type { ModelDescription } from '../../ml/model/types';
import { message } from '../../messages/message';
import type { CallContext } from '../calls/handlers';
import { chunksOf, spool } from '../storage/spool';

interface TrainingFolder {
  readonly script: string;
  readonly recipe: Recipe;
}

/** A zip of train.py, recipe.json and, of a run with the built-in model, its folder. */
export async function zippedTraining(
  { script, recipe }: TrainingFolder,
  builtin: () => Promise<ModelDescription>,
  { signal, report }: CallContext<Progress>,
): Promise<Blob> {
  const own = [textFile('train.py', script), jsonFile('recipe.json', recipe)].map(bytesStream);
  const base = namesBuiltin(recipe) ? await baseFolder(await builtin()) : [];
  const inFolder = (file: FileStream) => ({ ...file, path: `${builtinFolder}/${file.path}` });
  const { size, stream } = zipModel([...own, ...base.map(inFolder)]);
  const what = message('worker.progress.writingModel');
  const onProgress = (done: number) => report({ what, done, total: size });
  return spool(chunksOf(stream), 'application/zip', { signal, onProgress });
}
