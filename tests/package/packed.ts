/** The package as a consumer gets it: packed by npm and installed from its archive, beside the examples. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
export const folder = join(root, '.cache/package');
/** A project with the package among its packages, and each example in a folder. */
export const project = join(folder, 'project');
/** Scored pairs, few enough for a run of seconds. */
export const pairs = join(project, 'pairs.csv');

const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

/** @returns the archive's path */
export function installPacked(): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  const name = npm(
    ['pack', '--silent', '--pack-destination', folder],
    join(root, 'packages/semblance'),
  ).trim();
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  npm(['install', '--offline', '--silent', join(folder, name)], project);
  cpSync(join(root, 'examples'), project, { recursive: true });
  cpSync(join(project, 'node_modules'), join(project, 'page/node_modules'), { recursive: true });
  for (const consumer of ['webpack', 'esbuild']) {
    cpSync(join(root, 'tests/package', consumer), join(project, consumer), { recursive: true });
  }
  writePairs(pairs, 60);
  return join(folder, name);
}

/** The first rows of a sample. */
export function writePairs(path: string, rows: number): void {
  const lines = readFileSync(join(root, 'public/samples/graded-similarity.csv'), 'utf8').split('\n');
  writeFileSync(path, lines.slice(0, rows + 1).join('\n'));
}
