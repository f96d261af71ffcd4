/** The npm package as it is built: its manifest and its engine in Node. `npm run test:package` has its other consumers. */

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { writePairs } from './packed';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'packages/semblance');
const node = (args: readonly string[], cwd: string) =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });

const versionOf = (path: string) =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')))
    .version;

beforeAll(() => void node(['tools/package.mjs'], root), 120_000);

it('has a manifest that publint finds nothing in, and the version of the project', async () => {
  expect((await publint({ pkgDir: folder, pack: false, strict: true })).messages).toEqual([]);
  expect(versionOf(folder)).toBe(versionOf(root));
});

it('imports nothing from elsewhere: its modules have all the code that they need', () => {
  const modules = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.js'));
  expect(modules.sort()).toEqual(['builtin.js', 'engine.js', 'helper.js', 'index.js', 'worker.js']);
  for (const name of modules) {
    const text = readFileSync(join(folder, 'dist', name), 'utf8');
    const imported = [...text.matchAll(/^(?:import|export) [^;]*? from ["']([^"']+)["'];$/gm)].map(
      ([, from = '']) => from,
    );
    const foreign = imported.filter((from) => !(name === 'engine.js' && isBuiltin(from)));
    expect(foreign, name).toEqual([]);
  }
});

it('fine-tunes, evaluates and encodes in Node, as the example does', () => {
  const project = mkdtempSync(join(tmpdir(), 'semblance-package-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(folder, join(project, 'node_modules/semblance'), 'junction');
  const data = join(project, 'pairs.csv');
  writePairs(data, 40);
  copyFileSync(join(root, 'examples/node/train.mjs'), join(project, 'train.mjs'));
  const said = node(['train.mjs', data, 'model'], project);
  expect(said).toMatch(/^Before: 0\.\d{4}$/m);
  expect(said).toMatch(/^Step 2: loss 0\.\d{4}$/m);
  expect(said).toContain('The run is finished');
  expect(said).toMatch(/^model, cosines: 0\.[5-9]\d+, 0\.[0-3]\d+$/m);
});
