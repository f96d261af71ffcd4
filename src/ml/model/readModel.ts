/** Reads a sentence-transformers or Hugging Face folder, checks all of it, and describes it; the weights stream later. */

import { ModelError } from '../../core/errors';
import type { ModelReport } from '../../core/model/types';
import { readTokenizerSpec } from '../tokenizer/files';
import { createTokenizer } from '../tokenizer/tokenizer';
import { companionFiles } from './companions';
import { readOwnConfig, readPooling, readTextSettings } from './config';
import { recognise } from './recognise';
import { type ModelDescription, type ModelFiles, parameterShapes, type SentenceModelConfig } from './types';
import { locateWeights } from './weights';

/**
 * Finds the model among the files and reads all but the weights' values. Throws a ModelError that names the file, the
 * field or the weight at fault.
 */
export async function readModel(given: ModelFiles): Promise<ModelDescription> {
  const { files, modules, configPath, config: raw, architecture } = await recognise(given);
  const folder = modules.transformer;
  const encoder = architecture.encoderConfig(raw, configPath);
  const pooling = modules.pooling
    ? await readPooling(files, modules.pooling.path, encoder.hiddenSize)
    : 'mean';
  const text = await readTextSettings(files, folder);
  const own = await readOwnConfig(files);

  const spec = await readTokenizerSpec(files, folder);
  const tokenizer = createTokenizer(spec, text);
  if (tokenizer.vocabSize > encoder.vocabSize) {
    throw new ModelError(
      `${spec.path} gives ids up to ${tokenizer.vocabSize - 1}, but ${configPath} has a vocabulary of ${encoder.vocabSize}.`,
      'The tokenizer belongs to another model: take the folder anew from where it came from.',
    );
  }
  const asked = text.maxSeqLength ?? spec.maxLength ?? encoder.maxPositions;
  const maxSeqLength = Math.min(asked, encoder.maxPositions);
  const lengthNotes =
    asked > encoder.maxPositions
      ? [
          `The folder asks for ${asked} tokens a sentence, but the encoder has ${maxSeqLength} positions: ${maxSeqLength} are used.`,
        ]
      : [];

  const config: SentenceModelConfig = { encoder, pooling, normalize: modules.normalize, maxSeqLength };
  const weights = await locateWeights(files, folder, architecture, encoder);
  return {
    name: given.name,
    architecture: raw.model_type,
    config,
    tokenizer,
    bytes: weights.bytes,
    notes: [...modules.notes, ...lengthNotes, ...own.notes, ...weights.notes],
    weights: () => weights.read(),
    companions: (length) =>
      companionFiles(
        { files, folder, architecture, config, own: own.config, lowercase: text.lowercase },
        length,
      ),
    fileName: (parameter) => architecture.fileName(parameter),
  };
}

/** What the page shows of a model. */
export function modelReport({ config, ...description }: ModelDescription): ModelReport {
  const { encoder } = config;
  let parameters = 0;
  for (const shape of parameterShapes(encoder).values()) parameters += shape.reduce((a, b) => a * b, 1);
  return {
    name: description.name,
    architecture: description.architecture,
    layers: encoder.layers,
    hiddenSize: encoder.hiddenSize,
    vocabSize: encoder.vocabSize,
    parameters,
    pooling: config.pooling,
    normalize: config.normalize,
    maxSeqLength: config.maxSeqLength,
    bytes: description.bytes,
    notes: description.notes,
  };
}
