/** The documents say what is there: paths, scripts, version. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const manifest = z
  .object({ version: z.string(), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

const codeIn = (text: string) =>
  [...text.matchAll(/`([^`\n]+)`|^ {4}(.+)$/gm)].map(([, span, line]) => span ?? line ?? '');

/** Words with a slash that begin as a path of the project does; links too. */
function pathsIn(text: string): readonly string[] {
  const words = codeIn(text).flatMap((code) => code.split(/\s+/));
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');
  return [
    ...words.filter((word) => /^(src|tests|tools|bench|public|docs|\.ci|\.github)\//.test(word)),
    ...links,
  ];
}

const scriptsIn = (text: string) =>
  codeIn(text).flatMap((code) => [...code.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name ?? ''));

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])(
  '%s',
  (name) => {
    it('names only paths that exist', () => {
      expect(pathsIn(read(name)).filter((path) => !existsSync(root + path))).toEqual([]);
    });

    it('names only scripts that package.json has', () => {
      expect(scriptsIn(read(name)).filter((script) => !(script in manifest.scripts))).toEqual([]);
    });
  },
);

it('the contributing guide names every script', () => {
  const named = new Set([...scriptsIn(read('CONTRIBUTING.md')), 'start', 'test']);
  expect(Object.keys(manifest.scripts).filter((script) => !named.has(script))).toEqual([]);
});

it('the changelog begins with the present version', () => {
  expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version);
});
