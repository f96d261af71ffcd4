/**
 * Compiles the WebAssembly kernels: for a memory shared between threads and for one that is not, with relaxed SIMD and
 * without. They are written as text into one TypeScript module, which every bundler and test runner can read.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
/** The AssemblyScript, relative to the project's folder. */
export const sources = 'src/ml/kernels/wasm/assembly';
const output = 'src/ml/kernels/wasm/built/binaries.ts';

const flags = [
  '-O3',
  '--runtime=stub',
  '--noAssert',
  '--importMemory',
  '--noExportMemory',
  '--initialMemory=1',
  '--maximumMemory=65536',
  '--enable=simd,threads',
];

/** Compiles them where their sources, or this file, are newer than the last result; says whether it did. */
export async function buildKernels() {
  const inputs = [
    fileURLToPath(import.meta.url),
    ...readdirSync(root + sources).map((name) => `${root}${sources}/${name}`),
  ];
  const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));
  if (existsSync(root + output) && statSync(root + output).mtimeMs > newest) return false;
  const binaries = {
    shared: { relaxed: await compile(true, true), strict: await compile(true, false) },
    own: { relaxed: await compile(false, true), strict: await compile(false, false) },
  };
  mkdirSync(dirname(root + output), { recursive: true });
  writeFileSync(
    root + output,
    `/** Made by tools/kernels.mjs from ../assembly: WebAssembly modules in base64. */\n\nexport const binaries = ${JSON.stringify(binaries, null, 2)} as const;\n`,
  );
  return true;
}

/** The compiled modules in base64. @returns {Record<string, Record<string, string>>} */
export function readKernels() {
  const [, json = ''] = /binaries = (\{[^]*\}) as const/.exec(readFileSync(root + output, 'utf8')) ?? [];
  return JSON.parse(json);
}

/** @param {boolean} shared @param {boolean} relaxed */
async function compile(shared, relaxed) {
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | null} */
  let binary = null;
  const options = [
    ...flags,
    ...(shared ? ['--sharedMemory'] : []),
    ...(relaxed ? ['--enable=relaxed-simd'] : []),
  ];
  const { error, stderr } = await asc.main([`${sources}/index.ts`, '--outFile=kernels.wasm', ...options], {
    readFile: (name, base) =>
      existsSync(`${base}/${name}`) ? readFileSync(`${base}/${name}`, 'utf8') : null,
    writeFile(name, contents) {
      if (name === 'kernels.wasm' && contents instanceof Uint8Array) binary = contents;
    },
  });
  if (error || !binary) throw new Error(`The WebAssembly kernels did not compile.\n${stderr.toString()}`);
  // A data segment would overwrite what the tensors' memory holds.
  if (hasData(binary)) throw new Error('The WebAssembly kernels must have no data of their own.');
  return Buffer.from(binary).toString('base64');
}

/** Whether a module has a data section (number 11). @param {Uint8Array} binary */
function hasData(binary) {
  for (let at = 8; at < binary.length;) {
    const section = binary[at++];
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = binary[at++] ?? 0;
      size |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    if (section === 11) return true;
    at += size;
  }
  return false;
}
