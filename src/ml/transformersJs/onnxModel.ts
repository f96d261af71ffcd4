/** A folder with ONNX files as transformers.js and sentence-transformers' `backend="onnx"` read it: for evaluation only. */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import type { ModelSettings } from '../../core/recipe/modelSettings';
import type { OnnxFile } from '../../core/run/onnx/files';
import type { Precision } from '../../core/run/precisions';
import { message, type Message } from '../../messages/message';
import type { TokenizedModel } from '../encoder/tokenStore';
import { join, readJson, requireFile, subfolder } from '../model/files/files';
import { locateModel, noModel } from '../model/files/locate';
import { onnxFileOf } from '../model/files/onnxFile';
import { readModules, readOwnConfig, readPooling, readTextSettings } from '../model/folder/config';
import { refuseCrossEncoder, refuseOwnCrossEncoder } from '../model/folder/foreign';
import type { ModelFiles } from '../model/types';
import { readTokenizerSpec } from '../tokenizer/files';
import { createTokenizer } from '../tokenizer/tokenizer';
import type { OnnxUse } from './encodeOnnx';
import type { OnnxOutput } from './types';

export interface OnnxModel extends TokenizedModel {
  readonly name: string;
  /** As `model_type` in config.json. */
  readonly architecture: string;
  /** Of the encoder's folder, in which the ONNX file's paths are. */
  readonly files: ModelFiles;
  /** That folder's path among the files that were given; "" is the top. */
  readonly folder: string;
  readonly onnx: OnnxFile;
  /** Of the ONNX file with its weights. */
  readonly bytes: number;
  readonly config: TokenizedModel['config'] & {
    /** Tokens, special ones included. */
    readonly maxSeqLength: number;
    readonly encoder: { readonly maxPositions: number };
  };
  readonly notes: readonly Message[];
  /** How sentence vectors are made of what the graph gives. @throws ModelError where they can't be */
  use(outputs: readonly OnnxOutput[]): OnnxUse;
}

const count = z.number().check(z.int(), z.positive());
const configSchema = z.looseObject({
  model_type: z.string(),
  tokenizer_class: z.optional(z.nullable(z.string())),
  max_position_embeddings: z.catch(z.nullable(count), null),
  pad_token_id: z.catch(z.nullable(z.number().check(z.int(), z.nonnegative())), null),
});
const configPath = 'config.json';

/** Tokens after which text is cut where no file says it. */
const standardLength = 512;

/**
 * @param settings pooling and prompts, where these are not what the folder says
 * @throws ModelError that names the file and what is wrong with it
 */
export async function readOnnxModel(
  given: ModelFiles,
  precision: Precision,
  settings: ModelSettings,
): Promise<OnnxModel> {
  const located = locateModel(given.paths) ?? noModel(given.paths);
  const all = subfolder(given, located);
  await refuseOwnCrossEncoder(all);
  const modules = await readModules(all);
  const files = subfolder(all, modules.transformer);
  const onnx = onnxFileOf(files.paths, precision);
  requireFile(files, configPath);
  const raw = await readJson(files, configPath, configSchema);
  const hasModules = modules.pooling !== null;
  refuseCrossEncoder(raw, configPath, hasModules);
  const { modes, includePrompt } =
    modules.pooling === null
      ? { modes: ['mean'] as const, includePrompt: true }
      : await readPooling(all, modules.pooling, null);
  const text = await readTextSettings(files, '');
  const own = await readOwnConfig(all);
  const spec = await readTokenizerSpec(files, '', raw.tokenizer_class ?? undefined);
  // As sentence-transformers: what its own file says, or else the smaller one of tokenizer and model.
  const bounds = [spec.maxLength, raw.max_position_embeddings].filter((bound) => bound !== null);
  const maxSeqLength = text.maxSeqLength ?? (bounds.length > 0 ? Math.min(...bounds) : standardLength);
  const dense = modules.following.some(({ type }) => type === 'Dense');
  const normalize = modules.following.at(-1)?.type === 'Normalize';
  const padId = raw.pad_token_id ?? 0;

  return {
    name: given.name,
    architecture: raw.model_type,
    files,
    folder: join(located, modules.transformer),
    onnx,
    bytes: [onnx.path, ...onnx.data].reduce((sum, path) => sum + files.size(path), 0),
    tokenizer: createTokenizer(spec, text),
    prompts: {
      sentence1: settings.promptSentence1 ?? own.prompt,
      sentence2: settings.promptSentence2 ?? own.prompt,
    },
    config: {
      ...(includePrompt ? {} : { excludesPrompt: true }),
      maxSeqLength,
      encoder: { maxPositions: maxSeqLength },
    },
    notes: [
      ...modules.notes,
      ...(hasModules || settings.pooling !== 'auto' ? [] : [message('model.modules.assumed')]),
      ...own.notes,
    ],
    use(outputs) {
      if (settings.pooling !== 'auto') {
        if (dense || !outputs.includes('tokens')) {
          throw new ModelError(message('model.onnx.ownPooling'), message('model.onnx.ownPooling.next'));
        }
        return { pooling: { modes: [settings.pooling], normalize }, padId };
      }
      if (outputs.includes('sentence_embedding') && includePrompt) return { pooling: null, padId };
      if (dense || !outputs.includes('tokens')) {
        throw new ModelError(message('model.onnx.dense'), message('model.onnx.dense.next'));
      }
      return { pooling: { modes, normalize }, padId };
    },
  };
}
