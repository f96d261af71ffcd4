/** Reads a sentence-transformers or Hugging Face folder, checks it, and describes it; the weights are streamed later. */

import { ModelError } from '../../core/errors';
import { message } from '../../messages/message';
import type { ModelReport } from '../../core/model/types';
import type { Progress } from '../../core/run/events';
import { tokenisingDeadline } from '../tokenizer/deadline';
import { readBareTokenizer, readTokenizerSpec } from '../tokenizer/files';
import { type TokenizerSpec, wholeTokenizer } from '../tokenizer/schemas';
import { lowercasing, tokenizerFile } from '../tokenizer/tokenizerFile';
import { createTokenizer } from '../tokenizer/tokenizer';
import { join, readJson } from '../model/files/files';
import { companionFiles, locationOf } from '../model/folder/companions';
import { type Modules, readOwnConfig, readPooling, readTextSettings } from '../model/folder/config';
import { readDense } from '../model/folder/dense';
import { proposedPrompts } from '../model/folder/families';
import { recognise } from '../model/folder/recognise';
import {
  dimensionsOf,
  isNormalized,
  type ModelDescription,
  type ModelFiles,
  parameterCount,
  type SentenceModelConfig,
  type SentenceModule,
} from '../model/types';
import { fillsSentences } from '../model/settings';
import { locateWeights, tableShape } from '../model/folder/weights';

/**
 * Finds the model among the files and reads all but the weights' values. Throws a ModelError that names the file, the
 * field or the weight in question.
 * @param report is given a deadline before the tokenizer first runs (on its own tokens and the prompt), and none after
 */
export async function readModel(
  given: ModelFiles,
  report: (progress: Progress) => void = () => {},
): Promise<ModelDescription> {
  const { files, modules, configPath, config: raw, architecture, notes, ...found } = await recognise(given);
  const folder = modules.transformer;
  const shape = modules.bag ? await tableShape(files, folder) : raw;
  const encoder = architecture.encoderConfig(shape, configPath);
  const { modes: pooling, includePrompt } =
    modules.pooling === null
      ? { modes: ['mean'] as const, includePrompt: true }
      : await readPooling(files, modules.pooling, encoder.hiddenSize);
  const following = await readFollowing(files, modules, encoder.hiddenSize * pooling.length);
  const text = modules.bag ? { maxSeqLength: null, lowercase: false } : await readTextSettings(files, folder);
  const own = await readOwnConfig(files);

  const spec = modules.bag
    ? await readBareTokenizer(files, folder)
    : await readTokenizerSpec(files, folder, raw.tokenizer_class ?? architecture.tokenizerClass);
  const loading = { what: message('worker.progress.loadingModel'), done: 0, total: 0 };
  report({ ...loading, deadline: tokenisingDeadline });
  const tokenizer = createTokenizer(spec, text);
  if (tokenizer.vocabSize > encoder.vocabSize) {
    throw new ModelError(
      message('model.tokenizer.tooManyIds', {
        path: spec.path,
        largest: tokenizer.vocabSize - 1,
        configPath,
        vocabSize: encoder.vocabSize,
      }),
      message('model.next.tokenizerOfAnother'),
    );
  }
  const asked = text.maxSeqLength ?? spec.maxLength ?? encoder.maxPositions;
  const maxSeqLength = Math.min(asked, encoder.maxPositions);
  const lengthNotes =
    asked > encoder.maxPositions
      ? [message('model.config.length', { asked, positions: encoder.maxPositions })]
      : [];

  const promptTokens = tokenizer.promptTokens(own.prompt, maxSeqLength);
  const promptNotes = fillsSentences(promptTokens, maxSeqLength)
    ? [message('model.prompt.noRoom', { prompt: own.prompt, maxSeqLength })]
    : [];
  report(loading);

  const config: SentenceModelConfig = {
    encoder,
    pooling,
    ...(includePrompt ? {} : { excludesPrompt: true }),
    modules: following,
    maxSeqLength,
  };
  const denseFolders = modules.following.map(({ path }) => path);
  const weights = await locateWeights(files, { folder, denseFolders }, architecture, config);
  return {
    name: given.name,
    architecture: raw.model_type,
    config,
    tokenizer,
    prompts: { sentence1: own.prompt, sentence2: own.prompt },
    offers: {
      prompts: own.prompts,
      defaultPrompt: own.prompt,
      proposedPrompts: proposedPrompts(own.prompts, found.names),
      poolingNamed: modules.bag || modules.pooling !== null,
      familyPooling: found.familyPooling,
    },
    bytes: weights.bytes,
    notes: [...notes, ...lengthNotes, ...own.notes, ...promptNotes, ...weights.notes],
    weights: () => weights.read(),
    companions: (settings) => {
      const { lowercase } = text;
      const source = { files, folder, architecture, config, own: own.config, defaultPrompt: own.prompt };
      return companionFiles({ ...source, lowercase }, settings);
    },
    async tokenizerJson() {
      const json = await tokenizerOf(files, folder, spec);
      return text.lowercase ? lowercasing(json) : json;
    },
    locate: (parameter) => locationOf(parameter, architecture),
  };
}

/** tokenizer.json itself, or what it would be where the tokenizer has a vocabulary only. */
async function tokenizerOf(files: ModelFiles, folder: string, { path, json }: TokenizerSpec) {
  const own = join(folder, 'tokenizer.json');
  return path === own ? readJson(files, own, wholeTokenizer) : tokenizerFile(json);
}

/** The modules after the pooling; their input has `width` numbers. */
async function readFollowing(
  files: ModelFiles,
  { following }: Modules,
  width: number,
): Promise<readonly SentenceModule[]> {
  const read: SentenceModule[] = [];
  for (const { type, path } of following) {
    const module: SentenceModule =
      type === 'Normalize' ? { kind: 'normalize' } : await readDense(files, path, width);
    if (module.kind === 'dense') width = module.out;
    read.push(module);
  }
  return read;
}

/** The facts about a model that the page shows. */
export function modelReport({ config, ...description }: ModelDescription): ModelReport {
  const { encoder } = config;
  return {
    name: description.name,
    architecture: description.architecture,
    layers: encoder.layers,
    hiddenSize: encoder.hiddenSize,
    vocabSize: encoder.vocabSize,
    parameters: parameterCount(encoder, config.modules),
    pooling: config.pooling.join(' + '),
    dimensions: dimensionsOf(config),
    offers: description.offers,
    normalize: isNormalized(config),
    maxSeqLength: config.maxSeqLength,
    bytes: description.bytes,
    notes: description.notes,
  };
}
