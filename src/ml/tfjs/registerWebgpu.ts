/** tfjs's WebGPU backend where tfjs has not registered it: it does so only where there is a GPU when it loads. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

const name = 'webgpu';
const priority = 3; // tfjs's own

/** Once; as in the browser, which backend is used is said by `tf.setBackend`. */
export function registerWebgpu(): void {
  if (!tf.findBackendFactory(name)) tf.registerBackend(name, create, priority);
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
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
    },
  });
  return new WebGPUBackend(device, adapter.info);
}
