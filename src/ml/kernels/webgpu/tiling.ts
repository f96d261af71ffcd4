/** The ways of making a matrix product, and which of them a device uses. */

import { isSoftware } from './device';
import type { Layout, Tiling } from './matmul';
import { registerTile } from './matmulRegisters';
import { sharedTile } from './matmulShared';

/** For processors that play GPU, and in squares of so many rows for GPUs. Sums have the same order in all of them. */
export const tilings = {
  registers: registerTile,
  shared32: (name, layout) => sharedTile(name, layout, 32),
  shared64: (name, layout) => sharedTile(name, layout, 64),
} as const satisfies Readonly<Record<string, (name: string, layout: Layout) => Tiling>>;

export type TilingName = keyof typeof tilings;

/** Those that are worth a trial on a GPU. */
export const tilingsOfGpus: readonly TilingName[] = ['shared32', 'shared64', 'registers'];

/** What was found to be the fastest on a device. */
export const fastest = new WeakMap<GPUDevice, TilingName>();

export const tilingOf = (device: GPUDevice): TilingName =>
  fastest.get(device) ?? (isSoftware(device) ? 'registers' : 'shared32');
