/**
 * tfjs's WebGPU backend on a device of our own: with as many buffers for a shader as the adapter has, and also where there was
 * no GPU yet when tfjs was loaded.
 */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

const name = 'webgpu';
const priority = 3; // tfjs's own
/** What is asked for where the adapter has it: float16 in shaders, for mixed precision. */
const wanted = ['shader-f16'] as const satisfies readonly GPUFeatureName[];

/** Once, and not where one is in use already. Which backend is used is said by `tf.setBackend`. */
export function registerWebgpu(): void {
  if (name in tf.engine().registry) return;
  const factory: unknown = tf.findBackendFactory(name);
  if (factory === create) return;
  if (typeof factory === 'function') tf.removeBackend(name);
  tf.registerBackend(name, create, priority);
}

/** A backend whose device is lost never works again: the next `tf.setBackend` makes a new one. */
export function forgetWebgpu(): void {
  const factory = tf.findBackendFactory(name);
  tf.removeBackend(name);
  tf.registerBackend(name, factory, priority);
}

async function create(): Promise<WebGPUBackend> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('There is no GPU.');
  const { limits } = adapter;
  const device = await adapter.requestDevice({
    requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxStorageBuffersPerShaderStage: limits.maxStorageBuffersPerShaderStage,
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
    },
  });
  return new WebGPUBackend(device, adapter.info);
}
