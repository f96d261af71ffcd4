/** WebAssembly in Node, for the same steps beside the GPU's: its binary is in the bundle. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?inline';
import { startBackend } from '../../src/ml/backend/startBackend';

/** From here on the engine computes on WebAssembly, on one thread. */
export async function startWasm(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'semblance-gpu-'));
  const [, base64 = ''] = binary.split(',');
  writeFileSync(join(folder, 'tfjs-backend-wasm-simd.wasm'), Buffer.from(base64, 'base64'));
  // Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');
  await startBackend('wasm', { wasmPaths: folder + sep });
}
