import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as z from 'zod/mini';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const files = () => readdirSync(dist, { recursive: true, encoding: 'utf8' });
const mapSchema = z.object({ sources: z.array(z.string()) });

test('every script of the built site, the workers too, has a source map', () => {
  const scripts = files().filter((name) => name.endsWith('.js'));
  expect(scripts.some((name) => name.startsWith('worker'))).toBe(true);
  // The bundler's own helpers come from no source file, and what a library has for Node alone is empty here.
  const helpers = /\/rolldown-runtime-[\w-]+\.js$/;
  const written = scripts.filter(
    (name) => !helpers.test(name) && readFileSync(join(dist, name), 'utf8').trim() !== '',
  );
  expect(written.filter((name) => !existsSync(join(dist, `${name}.map`)))).toEqual([]);
});

test('the built site has nothing but the product: no page of states, no tests, no tools', () => {
  expect(files().filter((name) => name.endsWith('.html'))).toEqual(['index.html']);
  const sources = files()
    .filter((name) => name.endsWith('.map'))
    .flatMap((name) => {
      const { sources: found } = mapSchema.parse(JSON.parse(readFileSync(join(dist, name), 'utf8')));
      return found.map((source) => relative(root, resolve(dist, dirname(name), source)));
    });
  expect(sources.some((source) => source === join('src', 'app', 'main.tsx'))).toBe(true);
  expect(sources.filter((source) => /^(tests|tools|bench|states)\b/.test(source))).toEqual([]);
});
