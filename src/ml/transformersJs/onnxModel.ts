/** A folder with ONNX files as transformers.js and sentence-transformers' `backend="onnx"` read it: for evaluation only. */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import type { Precision } from '../../core/run/precisions';
import { isPrecision } from '../../core/run/precisions';
import { message, type Message } from '../../messages/message';
import type { TokenizedModel } from '../encoder/tokenStore';
import { join, readJson, requireFile, subfolder } from '../model/files/files';
import { locateModel, noModel } from '../model/files/locate';
import { readModules, readOwnConfig, readPooling, readTextSettings } from '../model/folder/config';
import { refuseCrossEncoder, refuseOwnCrossEncoder } from '../model/folder/foreign';
import { onnxPaths } from '../onnx/paths';
import type { ModelFiles } from '../model/types';
import { readTokenizerSpec } from '../tokenizer/files';
import { createTokenizer } from '../tokenizer/tokenizer';
import type { OnnxOutput } from './types';
import type { OnnxUse } from './encodeOnnx';

/** An .onnx file with the files that hold its weights. */
export interface OnnxFile {
  readonly precision: Precision;
  /** The folder of it; "" is the top. */
  readonly folder: string;
  /** Its path, and those of its weights where they are files of their own. */
  readonly path: string;
  readonly data: readonly string[];
  /** Of all of them. */
  readonly bytes: number;
}

export interface OnnxModel extends TokenizedModel {
  readonly name: string;
  /** As `model_type` in config.json. */
  readonly architecture: string;
  /** Of the encoder's folder. */
  readonly files: ModelFiles;
  readonly onnx: readonly OnnxFile[];
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

/** Tokens after which text is cut where no file says it. */
const standardLength = 512;

/** The ONNX files of a folder, by precision; none where it has none that is read here. */
export function onnxFilesIn(
  { paths, size }: Pick<ModelFiles, 'paths' | 'size'>,
  root = '',
): readonly OnnxFile[] {
  return Object.entries(onnxPaths).flatMap(([precision, standard]) => {
    const name = standard.slice(standard.lastIndexOf('/') + 1);
    const path = [standard, name].map((one) => join(root, one)).find((one) => paths.includes(one));
    if (path === undefined || !isPrecision(precision)) return [];
    const data = paths.filter((one) => one.startsWith(path) && one !== path && !one.endsWith('.onnx'));
    const folder = path.slice(0, path.length - name.length).replace(/\/$/, '');
    const bytes = [path, ...data].reduce((sum, one) => sum + size(one), 0);
    return [{ precision, folder, path, data, bytes }];
  });
}

/** @throws ModelError that names the file and what is wrong with it */
export async function readOnnxModel(given: ModelFiles): Promise<OnnxModel> {
  const all = subfolder(given, locateModel(given.paths) ?? noModel(given.paths));
  await refuseOwnCrossEncoder(all);
  const modules = await readModules(all);
  const files = subfolder(all, modules.transformer);
  const onnx = onnxFilesIn(files);
  if (onnx.length === 0) {
    throw new ModelError(
      message('model.onnx.noFile', { paths: Object.values(onnxPaths) }),
      message('model.onnx.noFile.next'),
    );
  }
  requireFile(files, 'config.json');
  const raw = await readJson(files, 'config.json', configSchema);
  refuseCrossEncoder(raw, 'config.json', modules.pooling !== null);
  const { modes, includePrompt } =
    modules.pooling === null
      ? { modes: ['mean'] as const, includePrompt: true }
      : await readPooling(all, modules.pooling, null);
  const text = await readTextSettings(files, '');
  const own = await readOwnConfig(all);
  const spec = await readTokenizerSpec(files, '', raw.tokenizer_class ?? undefined);
  const tokenizer = createTokenizer(spec, text);
  const bounds = [spec.maxLength, raw.max_position_embeddings].filter((bound) => bound !== null);
  const maxSeqLength = text.maxSeqLength ?? (bounds.length > 0 ? Math.min(...bounds) : standardLength);
  const dense = modules.following.some(({ type }) => type === 'Dense');
  const normalize = modules.following.at(-1)?.type === 'Normalize';
  const padId = raw.pad_token_id ?? 0;

  return {
    name: given.name,
    architecture: raw.model_type,
    files,
    onnx,
    tokenizer,
    prompts: { sentence1: own.prompt, sentence2: own.prompt },
    config: {
      ...(includePrompt ? {} : { excludesPrompt: true }),
      maxSeqLength,
      encoder: { maxPositions: maxSeqLength },
    },
    notes: [
      ...modules.notes,
      ...(modules.pooling === null ? [message('model.modules.assumed')] : []),
      ...own.notes,
    ],
    use(outputs) {
      const whole = outputs.includes('sentence_embedding') && includePrompt;
      if (whole) return { pooling: null, padId };
      if (dense || !outputs.includes('tokens')) {
        throw new ModelError(message('model.onnx.dense'), message('model.onnx.dense.next'));
      }
      return { pooling: { modes, normalize }, padId };
    },
  };
}
