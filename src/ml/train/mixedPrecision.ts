/**
 * Whether a run is trained in mixed precision (Micikevicius et al. 2018): activations and their gradients are stored as
 * float16; weights, moments, sums, the loss and evaluations are float32, and the loss is scaled as torch.amp.GradScaler does.
 */

import type { Recipe } from '../../core/recipe/types';
import { message, type Message } from '../../messages/message';
import type { HalfKernels } from '../kernels/contract';
import { kernels } from '../kernels/select';
import type { EncoderConfig } from '../model/types';
import { halfDifference } from './verifyGpu';

interface MixedPrecision {
  readonly on: boolean;
  /** Why it is off although it was asked for; null if it is not. */
  readonly note: Message | null;
}

/** float16 has 11 bits; a wrong kernel is off by far more. */
const tolerance = 0.03;
const differences = new WeakMap<HalfKernels, Promise<number>>();

/** On the backend in use, whose float16 is tried once on a small step. */
export async function mixedPrecision(
  { precision }: Pick<Recipe, 'precision'>,
  { bag, rotary }: EncoderConfig,
): Promise<MixedPrecision> {
  if (precision === 'float32') return { on: false, note: null };
  if (bag || rotary) return { on: false, note: message('training.mixed.architecture') };
  const { halves, gate } = kernels();
  if (!halves || !gate) return { on: false, note: message('training.mixed.device') };
  const found = differences.get(halves) ?? halfDifference().catch(() => NaN);
  differences.set(halves, found);
  const difference = await found;
  if (difference <= tolerance) return { on: true, note: null };
  return { on: false, note: message('training.mixed.wrong', { difference }) };
}

export const skippedNote = (step: number): Message => message('training.mixed.skipped', { step });
