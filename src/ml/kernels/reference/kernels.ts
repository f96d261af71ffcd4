/** Every kernel in plain tfjs ops. They run on every backend, and define what the faster ones compute. */

import type { Kernels } from '../contract';
import { activation } from './activation';
import { adamw } from './adamw';
import { attention } from './attention';
import { columnSums } from './columnSums';
import { dropout } from './dropout';
import { gather, scatterAdd } from './embedding';
import { globalNorm } from './globalNorm';
import { layerNorm } from './layerNorm';
import { matmul, matmulAndSums } from './matmul';
import { normalize } from './normalize';
import { weightedSums } from './weightedSums';

export const referenceKernels: Kernels = {
  matmul,
  matmulAndSums,
  columnSums,
  activation,
  dropout,
  gather,
  scatterAdd,
  attention,
  layerNorm,
  normalize,
  weightedSums,
  adamw,
  gate: null,
  halves: null,
  globalNorm,
};
