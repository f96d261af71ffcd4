/** A Dense module of a sentence-transformers folder: read, and written back. */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import { count } from './architectures/fields';
import { join, readJson, requireFile } from './files/files';
import type { DenseActivation, DenseConfig, ModelFiles } from './types';

/** Classes of torch.nn without arguments, which is how sentence-transformers makes them. */
const activations: ReadonlyMap<string, DenseActivation> = new Map([
  ['torch.nn.modules.linear.Identity', 'identity'],
  ['torch.nn.modules.activation.Tanh', 'tanh'],
  ['torch.nn.modules.activation.ReLU', 'relu'],
  ['torch.nn.modules.activation.GELU', 'gelu'],
  ['torch.nn.modules.activation.Sigmoid', 'sigmoid'],
  ['torch.nn.modules.activation.SiLU', 'silu'],
]);

const schema = z.object({
  in_features: count,
  out_features: count,
  bias: z._default(z.boolean(), true),
  activation_function: z._default(z.string(), 'torch.nn.modules.activation.Tanh'),
  module_input_name: z._default(z.string(), 'sentence_embedding'),
  module_output_name: z.optional(z.nullable(z.string())),
  use_residual: z._default(z.boolean(), false),
});

/**
 * Reads the module in `folder`. Throws a ModelError where it does not take `width` numbers, or is of a kind that is not
 * computed.
 */
export async function readDense(files: ModelFiles, folder: string, width: number): Promise<DenseConfig> {
  const path = join(folder, 'config.json');
  requireFile(files, path);
  const config = await readJson(files, path, schema);
  const places = [config.module_input_name, config.module_output_name ?? config.module_input_name];
  if (places.some((locate) => locate !== 'sentence_embedding')) {
    throw new ModelError(
      `${path} works on "${places.join('" → "')}"; a Dense module on sentence vectors ("sentence_embedding") is supported.`,
      'Choose another model.',
    );
  }
  const name = config.activation_function.replace(
    /^torch\.nn\.(?!modules\.)(\w+)$/,
    'torch.nn.modules.activation.$1',
  );
  const activation = activations.get(name);
  if (!activation) {
    throw new ModelError(
      `${path} has the activation "${config.activation_function}", which is not supported.`,
      `Choose a model with one of these: ${[...activations.keys()].join(', ')}.`,
    );
  }
  if (config.in_features !== width) {
    throw new ModelError(
      `${path} takes vectors of ${config.in_features} numbers, but what comes before gives ${width}.`,
      'Take the folder anew from where the model came from.',
    );
  }
  return {
    kind: 'dense',
    into: config.in_features,
    out: config.out_features,
    bias: config.bias,
    activation,
    residual: config.use_residual,
  };
}

/** config.json of the module; keys that older versions do not know are there only where they are needed. */
export function denseFile({ into, out, bias, activation, residual }: DenseConfig) {
  const name = [...activations].find(([, kind]) => kind === activation)?.[0];
  return {
    in_features: into,
    out_features: out,
    bias,
    activation_function: name,
    ...(residual ? { use_residual: true } : {}),
  };
}
