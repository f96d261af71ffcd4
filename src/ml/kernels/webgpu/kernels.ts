/** The kernels in WGSL. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Kernels } from '../contract';
import { referenceKernels } from '../reference/kernels';
import { activationWebgpu } from './activation';
import { adamwWebgpu } from './update/adamw';
import { attentionWebgpu } from './attention/attention';
import { columnSumsWebgpu } from './columnSums';
import { dropoutWebgpu } from './dropout';
import { gateWebgpu } from './update/gate';
import { globalNormWebgpu } from './update/globalNorm';
import { halvesWebgpu } from './halves';
import { layerNormWebgpu } from './layerNorm';
import { matmulAndSumsWebgpu, matmulWebgpu } from './matmul/matmul';
import { normalizeWebgpu } from './normalize';
import { scatterAddWebgpu } from './scatterAdd';
import { weightedSumsWebgpu } from './weightedSums';

export const webgpuKernels = (backend: WebGPUBackend): Kernels => ({
  ...referenceKernels,
  matmul: (a, b, options = {}) => matmulWebgpu(backend, a, b, options),
  matmulAndSums: (a, b) => matmulAndSumsWebgpu(backend, a, b),
  columnSums: (x) => columnSumsWebgpu(backend, x),
  activation: activationWebgpu(backend),
  dropout: (x, site) => dropoutWebgpu(backend, x, site),
  scatterAdd: (rows, ids, shape) => scatterAddWebgpu(backend, rows, ids, shape),
  attention: attentionWebgpu(backend),
  layerNorm: layerNormWebgpu(backend),
  normalize: normalizeWebgpu(backend),
  weightedSums: weightedSumsWebgpu(backend),
  adamw: (updates) => adamwWebgpu(backend, updates),
  gate: gateWebgpu(backend),
  globalNorm: (tensors) => globalNormWebgpu(backend, tensors),
  halves: halvesWebgpu(backend),
});
