/** A Dense module of a sentence-transformers folder: read, and written back. */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message } from '../../../messages/message';
import { width as size } from '../architectures/fields';
import { join, readJson, requireFile } from '../files/files';
import type { DenseActivation, DenseConfig, ModelFiles } from '../types';

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
  in_features: size,
  out_features: size,
  bias: z._default(z.boolean(), true),
  activation_function: z._default(z.string(), 'torch.nn.modules.activation.Tanh'),
  module_input_name: z._default(z.string(), 'sentence_embedding'),
  module_output_name: z.optional(z.nullable(z.string())),
  use_residual: z._default(z.boolean(), false),
});

/**
 * Reads the module in `folder`. Throws a ModelError where its input does not have `width` numbers, or where it is of an
 * unsupported kind.
 */
export async function readDense(files: ModelFiles, folder: string, width: number): Promise<DenseConfig> {
  const path = join(folder, 'config.json');
  requireFile(files, path);
  const config = await readJson(files, path, schema);
  const input = config.module_input_name;
  const output = config.module_output_name ?? input;
  if ([input, output].some((name) => name !== 'sentence_embedding')) {
    throw new ModelError(
      message('model.dense.input', { path, input, output }),
      message('model.next.another'),
    );
  }
  const name = config.activation_function.replace(
    /^torch\.nn\.(?!modules\.)(\w+)$/,
    'torch.nn.modules.activation.$1',
  );
  const activation = activations.get(name);
  if (!activation) {
    throw new ModelError(
      message('model.dense.activation', { path, activation: config.activation_function }),
      message('model.next.activations', { supported: [...activations.keys()] }),
    );
  }
  if (config.in_features !== width) {
    throw new ModelError(
      message('model.dense.width', { path, width: config.in_features, previous: width }),
      message('model.next.downloadFolder'),
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

/** config.json of the module; keys that older versions do not know are written only where they are needed. */
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
