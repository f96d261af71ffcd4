/** Who runs against whom at what, and what is asked of Semblance. */

import { join } from 'node:path';
import { dataFile } from '../src/cli/disk';
import { openDataset } from '../src/core/data/dataset/dataset';
import { createRandom } from '../src/core/random';
import type { BenchPage } from './browser';
import type { Job, Pair, TokenBatch } from './jobs';
import { pythonContender } from './python';
import type { Contender } from './race';

export interface Asked {
  /** Contender that Semblance is measured by. */
  readonly rival: string;
  /** The most that Semblance's time, or dispatches, may be of the rival's. */
  readonly most: number;
  readonly of: 'time' | 'dispatches';
}

export interface Race {
  readonly key: 'pass' | 'step' | 'webgpu' | 'gpu' | 'encode';
  readonly title: string;
  readonly job: Job;
  /** The first is Semblance. */
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  readonly asked: readonly Asked[];
}

export interface Places {
  readonly python: string;
  /** The folder of the STS benchmark. */
  readonly stsb: string;
  readonly cores: number;
}

export const fullStep = { pairs: 8, length: 32, layers: 6 };
/** What a processor that plays GPU can do in seconds. */
export const smallStep = { pairs: 4, length: 16, layers: 2 };

/** @param gpu the page of a browser with a real GPU, where there is one */
export async function makeRaces(
  page: BenchPage,
  gpu: BenchPage | null,
  places: Places,
): Promise<readonly Race[]> {
  const { python, stsb, cores } = places;
  const pairs = await readPairs(join(stsb, 'stsb-en-train.csv'));
  const dev = await readPairs(join(stsb, 'stsb-en-dev.csv'));
  const torch = `sentence-transformers, ${cores} threads`;
  const allThreads = () => pythonContender(torch, python, cores);
  const oneThread = () => pythonContender('sentence-transformers, 1 thread', python, 1);
  const semblance = () => page.contender('Semblance, wasm', 'semblance', 'wasm');
  const onGpu = (on: BenchPage) => [
    on.contender('Semblance, webgpu', 'semblance', 'webgpu'),
    on.contender('plain tfjs, webgpu', 'plainTfjs', 'webgpu'),
    on.contender('jax-js, webgpu', 'jax', 'webgpu'),
  ];
  const race = (race: Race) => [race];
  return [
    ...race({
      key: 'pass',
      title: 'One pass over 1,024 pairs of the STS benchmark, batch 16, from texts to weights',
      job: { kind: 'pass', pairs: pairs.slice(0, 1024), batchSize: 16 },
      contenders: [semblance(), allThreads(), oneThread()],
      rounds: 5,
      asked: [{ rival: torch, most: 1, of: 'time' }],
    }),
    ...race({
      key: 'step',
      title: 'One step of 8 pairs × 32 tokens, WebAssembly',
      job: stepJob(fullStep),
      contenders: [
        semblance(),
        allThreads(),
        oneThread(),
        page.contender('plain tfjs, wasm', 'plainTfjs', 'wasm'),
        page.contender('jax-js, wasm', 'jax', 'wasm'),
      ],
      rounds: 7,
      asked: [
        { rival: torch, most: 1.5, of: 'time' },
        { rival: 'plain tfjs, wasm', most: 0.5, of: 'time' },
      ],
    }),
    ...race({
      key: 'webgpu',
      title: 'One step of 2 layers, 4 pairs × 16 tokens, WebGPU on a software adapter',
      job: stepJob(smallStep),
      contenders: onGpu(page),
      rounds: 5,
      asked: [
        { rival: 'plain tfjs, webgpu', most: 0.2, of: 'time' },
        { rival: 'plain tfjs, webgpu', most: 0.25, of: 'dispatches' },
        { rival: 'jax-js, webgpu', most: 1, of: 'time' },
      ],
    }),
    ...(gpu
      ? race({
          key: 'gpu',
          title: 'One step of 8 pairs × 32 tokens, WebGPU on a GPU',
          job: stepJob(fullStep),
          contenders: [...onGpu(gpu), allThreads()],
          rounds: 7,
          asked: [
            { rival: 'plain tfjs, webgpu', most: 1, of: 'time' },
            { rival: 'jax-js, webgpu', most: 1, of: 'time' },
          ],
        })
      : []),
    ...race({
      key: 'encode',
      title: `The vectors of ${dev.length.toLocaleString('en')} dev pairs, float32`,
      job: { kind: 'encode', texts: dev.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]) },
      contenders: [semblance(), page.contender('onnxruntime-web, wasm', 'onnx', 'wasm'), allThreads()],
      rounds: 5,
      asked: [{ rival: 'onnxruntime-web, wasm', most: 1, of: 'time' }],
    }),
  ];
}

async function readPairs(path: string): Promise<readonly Pair[]> {
  const { dataset } = await openDataset(await dataFile(path));
  return dataset.examples.items.map(({ sentence1, sentence2, label }) => ({
    sentence1,
    sentence2: sentence2 ?? '',
    score: label ?? 0,
  }));
}

function stepJob({ pairs, length, layers }: typeof fullStep): Job {
  const { below } = createRandom(1);
  const column = () =>
    Array.from({ length: pairs }, () => Array.from({ length }, () => 1000 + below(29_000)));
  return { kind: 'step', layers, batches: Array.from({ length: 4 }, (): TokenBatch => [column(), column()]) };
}
