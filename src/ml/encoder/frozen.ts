/** The parameters that a recipe freezes. */

import type { EncoderConfig } from '../model/types';

export interface Freezing {
  readonly freezeEmbeddings: boolean;
  /** The number of frozen layers, counted from the first. */
  readonly frozenLayers: number;
}

/** The prefixes of the names of frozen parameters. */
export function frozenPrefixes(
  { layers, layerSets = layers }: EncoderConfig,
  { freezeEmbeddings, frozenLayers }: Freezing,
): readonly string[] {
  // Weights shared with a later layer are still trained.
  const sets = Math.floor((Math.min(frozenLayers, layers) * layerSets) / layers);
  const prefixes = Array.from({ length: sets }, (_, i) => `layers.${i}.`);
  return [...(freezeEmbeddings ? ['embeddings.'] : []), ...prefixes];
}
