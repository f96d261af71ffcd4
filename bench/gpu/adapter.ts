/** The adapter at hand, by Dawn: from a file beside the bundle, else from the npm package. */

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideGpu } from '../../src/cli/gpu';
import { isSoftwareAdapter } from '../../src/ml/kernels/webgpu/softwareAdapter';
import { askForDefaultLimits } from './defaultLimits';

export interface Adapter {
  readonly name: string;
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly software: boolean;
  /** Invocations of a subgroup, smallest and largest. */
  readonly subgroups: readonly [number, number];
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
}

/** Those that the engine's kernels could meet. */
const limitNames = [
  'maxStorageBuffersPerShaderStage',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** @param defaults WebGPU's default limits, whatever the adapter can do @returns null where there is no adapter */
export async function findAdapter(defaults: boolean): Promise<Adapter | null> {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'dawn.node');
  const load = existsSync(file)
    ? () => Promise.resolve<unknown>(createRequire(import.meta.url)(file))
    : undefined;
  try {
    await provideGpu(load);
  } catch {
    return null;
  }
  if (defaults) askForDefaultLimits();
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const { info, limits } = adapter;
  const { vendor, architecture, device, description, subgroupMinSize, subgroupMaxSize } = info;
  const software = isSoftwareAdapter(info);
  return {
    name: nameOf([description, device, architecture, vendor].join(' '), device || architecture || vendor),
    vendor,
    architecture,
    description: [device, description].filter(Boolean).join('; '),
    software,
    subgroups: [subgroupMinSize, subgroupMaxSize],
    features: [...adapter.features].sort(),
    limits: Object.fromEntries(limitNames.map((name) => [name, limits[name]])),
  };
}

/** For a file's name: the same adapter has the same one after an update of its driver. */
function nameOf(words: string, short: string): string {
  if (/swiftshader/i.test(words)) return 'swiftshader';
  if (/llvmpipe|lavapipe/i.test(words)) return 'lavapipe';
  return short
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
