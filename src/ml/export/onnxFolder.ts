/**
 * A model's folder with ONNX files instead of safetensors: transformers.js, onnxruntime and sentence-transformers'
 * `backend="onnx"` all read it.
 */

import { ModelError } from '../../core/errors';
import { onnxPaths } from '../../core/run/onnx/files';
import type { Prompts } from '../../core/model/types';
import { javascriptLines } from '../../core/javascript/usage';
import { usageLines } from '../../core/python/usage';
import type { Precision } from '../../core/run/precisions';
import { onnxWords } from '../../messages/en/card';
import { message } from '../../messages/message';
import { bytesStream, type FileStream, jsonFile, type NamedBytes, textFile } from '../model/files/files';
import type { FolderSettings, ModelDescription, ModelFiles, SentenceModelConfig } from '../model/types';
import { onnxFile } from '../onnx/onnxFile';
import { readModel } from '../sources/readModel';
import { type ModelFolderParts, settingsOf } from './modelFolder';

export interface OnnxFolderParts extends Pick<ModelFolderParts, 'description' | 'weights'> {
  /** Files of the folder beside the model's, such as its card. */
  readonly own: readonly NamedBytes[];
  readonly settings: FolderSettings;
  readonly precisions: readonly Precision[];
}

/** @throws ModelError for a model that ONNX files are not written of */
export function checkOnnx({ encoder }: SentenceModelConfig): void {
  if (encoder.bag) throw new ModelError(message('model.bag.noOnnx'), message('model.bag.noOnnx.next'));
}

/** Each precision is a file of its own, next to one tokenizer and one config. */
export async function onnxFolder({
  description,
  weights,
  own,
  settings,
  precisions,
}: OnnxFolderParts): Promise<readonly FileStream[]> {
  checkOnnx(description.config);
  const companions = await description.companions(settings);
  const first = [
    ...own,
    textFile(
      'onnx/README.md',
      usage(settings.prompts, precisions, description.config.excludesPrompt === true),
    ),
    ...(await tokenizerFiles(description, companions, settings.maxSeqLength)),
  ];
  const written = new Set(first.map(({ path }) => path));
  return [
    ...[...first, ...companions.filter(({ path }) => !written.has(path))].map(bytesStream),
    ...precisions.map((precision) => onnxFile(onnxPaths[precision], description.config, precision, weights)),
  ];
}

/** A model as it was read; no file where no precision is asked for. */
export async function baseOnnxFolder(
  description: ModelDescription,
  precisions: readonly Precision[],
  own: readonly NamedBytes[] = [],
): Promise<readonly FileStream[]> {
  if (precisions.length === 0) return [];
  const settings = settingsOf(description, description.config.maxSeqLength);
  return onnxFolder({ description, weights: () => description.weights(), own, settings, precisions });
}

/** A folder that `modelFolder` has written, with its card and recipe. */
export async function onnxOfFolder(
  files: ModelFiles,
  prompts: Prompts,
  precisions: readonly Precision[],
): Promise<readonly FileStream[]> {
  const description = { ...(await readModel(files)), prompts };
  const paths = ['README.md', 'recipe.json'].filter((path) => files.paths.includes(path));
  const own = paths.map(async (path) => ({ path, bytes: Uint8Array.from(await files.read(path)) }));
  return baseOnnxFolder(description, precisions, await Promise.all(own));
}

/** transformers.js reads these two files alone, and cuts text at `model_max_length`. */
async function tokenizerFiles(
  description: ModelDescription,
  companions: readonly NamedBytes[],
  maxSeqLength: number,
): Promise<readonly NamedBytes[]> {
  const path = 'tokenizer_config.json';
  const original = companions.find((file) => file.path === path);
  const config: unknown = original ? JSON.parse(new TextDecoder().decode(original.bytes)) : {};
  return [
    jsonFile('tokenizer.json', await description.tokenizerJson()),
    jsonFile(path, { ...(typeof config === 'object' ? config : {}), model_max_length: maxSeqLength }),
  ];
}

const path = '"path/to/this/folder"';

/** @param tokensOnly whether the graph has no `sentence_embedding` */
function usage(prompts: Prompts, precisions: readonly Precision[], tokensOnly: boolean): string {
  const [first = 'fp32'] = precisions;
  return `# ${onnxWords.title}

${onnxWords.intro(precisions)}${tokensOnly ? ` ${onnxWords.tokensOnly}` : ''}

\`\`\`js
${javascriptLines({ folder: path, prompts, precision: first, tokensOnly })}
\`\`\`

${onnxWords.backend}

\`\`\`python
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(${path}, backend="onnx")
${usageLines(prompts)}
\`\`\`
${tokensOnly ? '' : `\n${onnxWords.runtime}\n`}`;
}
