/** The ways of making a matrix product, and which of them a device uses. */

import { isSoftwareDevice } from '../softwareAdapter';
import type { Layout, Tiling } from './layout';
import { registerTile } from './registers';
import { sharedTile } from './shared';

/** One for software adapters, and squares of 32 and 64 rows for GPUs. Sums have the same order in all of them. */
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
  fastest.get(device) ?? (isSoftwareDevice(device) ? 'registers' : 'shared32');
