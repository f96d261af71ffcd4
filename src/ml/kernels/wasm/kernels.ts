/** The kernels that are compiled from AssemblyScript, or loop over the tensors' memory. */

import type { Kernels } from '../contract';
import { referenceKernels } from '../reference/kernels';
import { activationWasm } from './activation';
import { adamwWasm } from './adamw';
import { attentionWasm } from './attention';
import { columnSumsWasm } from './columnSums';
import { dropoutWasm } from './dropout';
import { gatherWasm, scatterAddWasm } from './embedding';
import { globalNormWasm } from './globalNorm';
import { layerNormWasm } from './layerNorm';
import { matmulAndSumsWasm, matmulWasm } from './matmul';
import type { WasmRuntime } from './runtime';
import { replaceTapeKernels } from './tapeKernels';
import { weightedSumsWasm } from './weightedSums';

/** Called once for a runtime: it replaces some of tfjs's own kernels too. */
export function wasmKernels(runtime: WasmRuntime): Kernels {
  replaceTapeKernels(runtime);
  return {
    ...referenceKernels,
    matmul: (a, b, options = {}) => matmulWasm(runtime, a, b, options),
    matmulAndSums: (a, b) => matmulAndSumsWasm(runtime, a, b),
    columnSums: (x) => columnSumsWasm(runtime, x, null),
    activation: activationWasm(runtime),
    dropout: (x, site) => dropoutWasm(runtime, x, site),
    gather: (table, ids) => gatherWasm(runtime, table, ids),
    scatterAdd: (rows, ids, shape) => scatterAddWasm(runtime, rows, ids, shape),
    attention: attentionWasm(runtime),
    layerNorm: layerNormWasm(runtime),
    weightedSums: weightedSumsWasm(runtime),
    adamw: (updates) => adamwWasm(runtime, updates),
    globalNorm: (tensors) => globalNormWasm(runtime, tensors),
  };
}
