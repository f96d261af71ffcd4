/** The fields that the config.json of several families share, and the checks on them. */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import type { Activation, EncoderConfig } from '../types';

export const count = z.number().check(z.int(), z.positive());
export const probability = z.number().check(z.gte(0), z.lt(1));
export const flag = z.optional(z.nullable(z.boolean()));

// "gelu_fast" is the same tanh formula, arranged otherwise (transformers/activations.py).
const activations: ReadonlyMap<string, Activation> = new Map([
  ['gelu', 'gelu'],
  ['gelu_new', 'gelu_tanh'],
  ['gelu_fast', 'gelu_tanh'],
  ['gelu_pytorch_tanh', 'gelu_tanh'],
  ['relu', 'relu'],
]);

/** config.json's name of an activation. Throws a ModelError that names those that work. */
export function activation(name: string, path: string): Activation {
  const found = activations.get(name);
  if (found) return found;
  throw unsupported(
    path,
    `the activation "${name}"`,
    `Those that work: ${[...activations.keys()].join(', ')}.`,
  );
}

/** A ModelError for what a config asks of the architecture that is not computed here. */
export function unsupported(path: string, feature: string, next = 'Choose another model.'): ModelError {
  return new ModelError(`${path} asks for ${feature}, which is not supported.`, next);
}

/** `config` itself, once its heads divide its width. */
export function withWholeHeads(config: EncoderConfig, path: string): EncoderConfig {
  if (config.hiddenSize % config.heads === 0) return config;
  throw new ModelError(
    `${path}: the hidden size ${config.hiddenSize} cannot be divided among ${config.heads} attention heads.`,
    'Correct the file, or take it anew from where the model came from.',
  );
}

/**
 * `config` with positions counted from `padId` + 1, for which the table of positions has rows too. Throws a ModelError
 * where none is left.
 */
export function withPadding(config: EncoderConfig, padId: number, path: string): EncoderConfig {
  const maxPositions = config.maxPositions - padId - 1;
  if (maxPositions > 0) return { ...config, padId, maxPositions };
  throw new ModelError(
    `${path}: of ${config.maxPositions} positions none is left after the padding token's id ${padId}.`,
    'Correct the file, or take it anew from where the model came from.',
  );
}
