/** Which parameters a recipe leaves as they are. */

import type { EncoderConfig } from '../model/types';

export interface Freezing {
  readonly freezeEmbeddings: boolean;
  /** So many layers, from the first on. */
  readonly frozenLayers: number;
}

/** What the names of frozen parameters begin with. */
export function frozenParts(
  { layers, layerSets = layers }: EncoderConfig,
  { freezeEmbeddings, frozenLayers }: Freezing,
): readonly string[] {
  // Weights that a later layer shares go on training.
  const sets = Math.floor((Math.min(frozenLayers, layers) * layerSets) / layers);
  const parts = Array.from({ length: sets }, (_, i) => `layers.${i}.`);
  return [...(freezeEmbeddings ? ['embeddings.'] : []), ...parts];
}
