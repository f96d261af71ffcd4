/** The GPU that the browser offers. */

import type { GpuFacts } from '../../core/device/report';
import { message, type Message } from '../../messages/message';
import { isSoftwareAdapter } from '../kernels/webgpu/softwareAdapter';

export interface Gpu {
  readonly adapter: GPUAdapter | null;
  /** A processor that computes in the place of a GPU. */
  readonly software: boolean;
  /** Why there is no adapter; null if there is one. */
  readonly missing: Message | null;
}

export async function findGpu(): Promise<Gpu> {
  // Absent in older browsers, whatever the types say.
  const gpu: GPU | undefined = typeof navigator === 'undefined' ? undefined : navigator.gpu;
  if (!gpu) return { adapter: null, software: false, missing: message('device.webgpu.absent') };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return { adapter, software: false, missing: message('device.webgpu.noGpu') };
  return { adapter, software: isSoftwareAdapter(adapter.info), missing: null };
}

/** The limits that the engine asks for, or that its kernels depend on. */
const limitNames = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeInvocationsPerWorkgroup',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** Null where there is none. */
export async function describeGpu(): Promise<GpuFacts | null> {
  const { adapter, software } = await findGpu();
  if (!adapter) return null;
  // Absent in older browsers, whatever the types say.
  const info: GPUAdapterInfo | undefined = adapter.info;
  const { vendor = '', architecture = '', device = '', description = '' } = info ?? {};
  return {
    ...{ vendor, architecture, device, description, software },
    features: [...adapter.features].sort(),
    limits: Object.fromEntries(limitNames.map((name) => [name, adapter.limits[name]])),
  };
}
