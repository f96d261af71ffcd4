/** The fields that the config.json of several families share, and the checks on them. */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message, type Message } from '../../../messages/message';
import type { Activation, EncoderConfig } from '../types';

/** A size of a config: a whole number from 1 to `most`, far above any model's, so that no memory is taken for nonsense. */
const size = (most: number) => z.number().check(z.lte(most), z.int(), z.positive());

export const layerCount = size(256);
export const headCount = size(1024);
/** The width of embeddings, layers and vectors, and of the feed-forward part. */
export const width = size(131_072);
export const positionCount = size(1_048_576);
export const vocabularySize = size(8_388_608);
export const typeCount = size(1024);
export const probability = z.number().check(z.gte(0), z.lt(1));
export const flag = z.optional(z.nullable(z.boolean()));

// "gelu_fast" is the same tanh formula, rearranged (transformers/activations.py).
const activations: ReadonlyMap<string, Activation> = new Map([
  ['gelu', 'gelu'],
  ['gelu_new', 'gelu_tanh'],
  ['gelu_fast', 'gelu_tanh'],
  ['gelu_pytorch_tanh', 'gelu_tanh'],
  ['relu', 'relu'],
]);

/** config.json's name of an activation. Throws a ModelError that lists the supported ones. */
export function activation(name: string, path: string): Activation {
  const found = activations.get(name);
  if (found) return found;
  throw new ModelError(
    message('model.config.activation', { path, activation: name }),
    message('model.next.activations', { supported: [...activations.keys()] }),
  );
}

/** A ModelError for a feature of the architecture that is not computed here. */
export const unsupported = (what: Message) => new ModelError(what, message('model.next.another'));

/** `config` itself. Throws a ModelError where its heads do not divide its width. */
export function withWholeHeads(config: EncoderConfig, path: string): EncoderConfig {
  if (config.hiddenSize % config.heads === 0) return config;
  const { hiddenSize, heads } = config;
  throw new ModelError(
    message('model.config.heads', { path, hiddenSize, heads }),
    message('model.next.correctFile'),
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
    message('model.config.noPositions', { path, positions: config.maxPositions, padId }),
    message('model.next.correctFile'),
  );
}
