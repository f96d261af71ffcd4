/**
 * Tests and times the engine on the GPU of this machine. One module with everything in it but Dawn, which lies beside it as
 * `dawn.node`: `node gpu.mjs [--quick | --full] [--limits default] [--only suites,memory,precision,speed] [--suites kernels,golden] [--tests REGEX]
 * [--model FOLDER] [--python PATH] [--out FOLDER]`. Ends with 0 where all suites pass, 1 where one fails, 3 without a GPU.
 */

import { renderEnglish } from '../../src/messages/english';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { diskFolder } from '../../src/cli/disk';
import { startBackend } from '../../src/ml/backend/startBackend';
import type { EncoderConfig, WeightArray } from '../../src/ml/model/types';
import { readModel } from '../../src/ml/sources/readModel';
import { type LayerSize, measureMachine } from '../peak';
import { findAdapter } from './adapter';
import { runSuites } from './checks';
import { measureHeld } from './held';
import { builtIn, shapes } from './models';
import { measurePrecision } from './precision';
import { reportOf, type Results } from './report';
import { measureSteps, measureTilings, planOf, type Cell } from './speed';
import { measureTorch } from './torch';
import { startWasm } from './wasm';

const noGpu = 3;
/** A layer of MiniLM-L6 in a step of 8 pairs of 32 tokens. */
const layer: LayerSize = { tokens: 512, hidden: 384, inner: 1536 };

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      full: { type: 'boolean' },
      limits: { type: 'string' },
      only: { type: 'string', default: 'suites,memory,precision,speed' },
      suites: { type: 'string', default: '' },
      tests: { type: 'string', default: '' },
      model: { type: 'string' },
      python: { type: 'string', default: 'python3' },
      out: { type: 'string' },
    },
  });
  const defaultLimits = values.limits === 'default';
  const adapter = await findAdapter(defaultLimits);
  if (!adapter) {
    say('There is no WebGPU adapter.');
    return noGpu;
  }
  const quick = values.quick ?? (adapter.software && values.full !== true);
  say(`${adapter.name}: ${adapter.description}; ${quick ? 'a quick run' : 'a full run'}`);
  const parts = values.only.split(',');
  const errors: string[] = [];
  await startBackend('webgpu', { wasmPaths: '', onGpuError: (what) => errors.push(renderEnglish(what)) });

  const words = values.suites === '' ? [] : values.suites.split(',');
  const checked = parts.includes('suites')
    ? await runSuites({ quick, only: words, tests: new RegExp(values.tests) }, say)
    : [];
  const held = parts.includes('memory') ? await memory(quick) : [];

  const precision = parts.includes('precision') ? await mixedPrecision(quick) : null;

  const speed = parts.includes('speed') ? await measureSpeed(adapter.name, quick, values) : notMeasured;

  const [processor] = cpus();
  const results: Results = {
    date: new Date().toISOString(),
    quick,
    defaultLimits,
    machine: `${processor?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores; Node ${process.versions.node}, tfjs ${tf.version_core}${speed.torch ? `, torch ${speed.torch.torch}` : ''}`,
    adapter,
    checked,
    held,
    precision,
    ...speed,
  };
  const report = reportOf(results);
  process.stdout.write(`${report}\n`);
  if (values.out !== undefined) {
    mkdirSync(values.out, { recursive: true });
    const path = join(values.out, `gpu-${adapter.name}${defaultLimits ? '-default-limits' : ''}`);
    writeFileSync(`${path}.json`, `${JSON.stringify(results, null, 1)}\n`);
    writeFileSync(`${path}.md`, `${report}\n`);
    say(`Written: ${path}.json and .md`);
  }
  for (const error of errors) say(`The GPU complained: ${error}`);
  const failures = checked.reduce((sum, { failed }) => sum + failed.length, 0);
  const [first, last] = [held[0], held.at(-1)];
  const grown = first && last ? last.tensors - first.tensors : 0;
  return failures + errors.length + grown === 0 ? 0 : 1;
}

type Speed = Pick<Results, 'tilings' | 'found' | 'wasmFound' | 'cells' | 'wasmCells' | 'torch'>;

const notMeasured: Speed = {
  tilings: null,
  found: null,
  wasmFound: null,
  cells: [],
  wasmCells: [],
  torch: null,
};

/** Of the GPU, then of WebAssembly, then of PyTorch: one at a time. */
async function measureSpeed(
  name: string,
  quick: boolean,
  { model, python }: { readonly model?: string; readonly python: string },
): Promise<Speed> {
  const plan = planOf(quick);
  const weights = model === undefined ? null : await weightsOf(model);
  const tilings = await measureTilings(layer.tokens, layer.hidden, layer.inner);
  const found = await measureMachine(layer);
  const cells = await measureSteps(plan, found, weights, (cell) => say(lineOf(name, cell)));
  await startWasm();
  const wasmFound = await measureMachine(layer);
  const wasmCells = await measureSteps(plan, wasmFound, weights, (cell) => say(lineOf('wasm', cell)));
  return { tilings, found, cells, wasmFound, wasmCells, torch: measureTorch(python, cells, plan, say) };
}

/** The built-in model's shape; smaller where steps are slow. */
const encoderFor = (quick: boolean): EncoderConfig => ({
  ...builtIn.encoder,
  ...(quick ? { hiddenSize: 48, intermediateSize: 96, heads: 4, vocabSize: 500, layers: 2 } : {}),
});

/** What is counted does not depend on the encoder's size. */
const memory = (quick: boolean) => measureHeld(encoderFor(quick), [3, 200]);

const mixedPrecision = (quick: boolean) =>
  measurePrecision(encoderFor(quick), 50, quick ? [builtIn] : shapes, say);

async function weightsOf(folder: string): Promise<() => AsyncIterable<WeightArray>> {
  const model = await readModel(await diskFolder(folder));
  return () => model.weights();
}

const lineOf = (on: string, { model, pairs, length, step, encoding, reason }: Cell) =>
  `${on}, ${model}, ${pairs} × ${length}: ${reason ?? `a step ${(step ?? NaN).toFixed(4)} s, encoding ${(encoding ?? NaN).toFixed(4)} s`}`;

// Dawn keeps the process alive.
process.exit(await main());
