/** How much work a transformer is, before its weights are read. */

import * as z from 'zod/mini';

/** Multiplications per token in the linear layers, which take nearly all of the time: 4h² + 2·h·f in each layer. */
export const workPerToken = (layers: number, hiddenSize: number, intermediateSize: number): number =>
  layers * (4 * hiddenSize ** 2 + 2 * hiddenSize * intermediateSize);

const size = z.int().check(z.positive());

/** BERT and most others; DistilBERT. */
const shapes = z.union([
  z.object({ num_hidden_layers: size, hidden_size: size, intermediate_size: size }),
  z.object({ n_layers: size, dim: size, hidden_dim: size }),
]);

/** The work of a config.json; null where it does not name its sizes in one of the usual ways. */
export function workOf(config: unknown): number | null {
  const { data } = z.safeParse(shapes, config);
  if (!data) return null;
  return 'dim' in data
    ? workPerToken(data.n_layers, data.dim, data.hidden_dim)
    : workPerToken(data.num_hidden_layers, data.hidden_size, data.intermediate_size);
}

/** What is known of a model before it is read. */
export interface ModelSize {
  /** Of its weights; of a model that is downloaded, of all files that are fetched. */
  readonly bytes: number;
  /** Whether some of them have to be downloaded. */
  readonly remote: boolean;
  /** See `workPerToken`; null where it is not known. */
  readonly work: number | null;
}
