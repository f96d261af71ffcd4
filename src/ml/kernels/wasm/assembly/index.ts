/**
 * The engine's kernels for WebAssembly, in AssemblyScript. They work on the memory of the tfjs backend, which they import; none
 * has data of its own there. Every kernel ends with (scratch, part, parts): it does that
 * part of the work, with scratch memory of its thread's own.
 */

export { activation } from './activation';
export { adamw } from './adamw';
export { attention, attentionBackward, attentionScratch } from './attention';
export { dropout } from './dropout';
export { add, multiply } from './elementwise';
export { gemm, gemmDepth, gemmScratch, packB, packedSize } from './gemm';
export { layerNorm, layerNormBackward } from './layerNorm';
export { columnSums, squareParts, squares } from './sums';
