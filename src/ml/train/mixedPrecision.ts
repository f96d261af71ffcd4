/**
 * Whether a run is trained in mixed precision (Micikevicius et al. 2018): activations and their gradients are stored as
 * float16; weights, moments, sums, the loss and evaluations are float32, and the loss is scaled as torch.amp.GradScaler does.
 */

import type { Recipe } from '../../core/recipe/types';
import { message, type Message } from '../../messages/message';
import { kernels } from '../kernels/select';
import type { EncoderConfig } from '../model/types';

interface MixedPrecision {
  readonly on: boolean;
  /** Why it is off although it was asked for; null if it is not. */
  readonly note: Message | null;
}

/** On the backend in use. */
export function mixedPrecision(
  { precision }: Pick<Recipe, 'precision'>,
  { bag, rotary }: EncoderConfig,
): MixedPrecision {
  if (precision === 'float32') return { on: false, note: null };
  if (bag || rotary) return { on: false, note: message('training.mixed.architecture') };
  const { halves, gate } = kernels();
  if (!halves || !gate) return { on: false, note: message('training.mixed.device') };
  return { on: true, note: null };
}

export const skippedNote = (step: number): Message => message('training.mixed.skipped', { step });
