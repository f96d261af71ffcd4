/** What the figures were measured on. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import * as z from 'zod/mini';

const packageSchema = z.object({ version: z.string() });

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly browser: string;
  /** By name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** @param python null leaves out the versions of its packages */
export function describeMachine(browser: string, python: string | null): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    browser,
    versions: {
      tfjs: npmVersion('@tensorflow/tfjs-core'),
      'jax-js': npmVersion('@jax-js/jax'),
      'onnxruntime-web': npmVersion('onnxruntime-web'),
      ...(python === null
        ? {}
        : {
            'sentence-transformers': pythonVersion(python, 'sentence_transformers'),
            torch: pythonVersion(python, 'torch'),
          }),
      node: process.versions.node,
    },
  };
}

const npmVersion = (name: string): string =>
  packageSchema.parse(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))).version;

function pythonVersion(python: string, name: string): string {
  const script = `import importlib.metadata as m; print(m.version("${name}"))`;
  return spawnSync(python, ['-c', script], { encoding: 'utf8' }).stdout.trim();
}
