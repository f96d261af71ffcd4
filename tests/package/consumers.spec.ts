/** The packed package in the hands of its consumers: built by their bundlers, and run in a browser. */

import { expect, type Page, test } from '@playwright/test';
import { build as esbuild } from 'esbuild';
import { cpSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build as vite, createServer as viteServer } from 'vite';
import webpack from 'webpack';
import { installPacked, pairs, project } from './packed';
import { serve } from './serve';

test.beforeAll(() => void installPacked());

/** Chooses the pairs and waits for the end of the run. @returns what the page says */
async function run(page: Page, url: string): Promise<string> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.locator('input').setInputFiles(pairs);
  const log = page.getByRole('log');
  await expect(log).toContainText(/Done|[Ee]rror|again/, { timeout: 120_000 });
  expect(errors).toEqual([]);
  const text = await log.innerText();
  expect(text).toMatch(/Done\n*$/);
  expect(text).toMatch(/^Step 3: loss 0\.\d{4}$/m);
  return text;
}

async function runServed(page: Page, folder: string, isolated = true): Promise<string> {
  const served = await serve(join(project, folder), isolated);
  try {
    return await run(page, served.url);
  } finally {
    served.close();
  }
}

const allThreads = `Computes on wasm, threads: ${Math.min(cpus().length, 16)}`;

test('a page without a bundler fine-tunes, encodes and downloads, with one thread where it is not isolated', async ({
  page,
}) => {
  const text = await runServed(page, 'page', false);
  expect(text).toContain('60 rows, 0 skipped');
  expect(text).toContain('Computes on wasm, threads: 1');
  expect(text).toMatch(/^Cosines 0\.[5-9]\d+, 0\.[0-3]\d+$/m);
  const link = page.getByRole('link', { name: 'Download the model' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('model.zip');
});

test('Vite builds it without any setting, and it computes with all threads where it is isolated', async ({
  page,
}) => {
  await vite({ root: join(project, 'vite'), base: './', configFile: false, logLevel: 'warn' });
  const text = await runServed(page, 'vite/dist');
  expect(text).toContain('Built-in: 3 layers, vectors of 384 numbers');
  expect(text).toContain(allThreads);
  expect(text).toMatch(/^Before: 0\.\d+$/m);
  expect(text).toMatch(/zip: 69\d{6} bytes/);
});

test("Vite's development server serves it as the example sets it up", async ({ page }) => {
  const server = await viteServer({ root: join(project, 'vite'), logLevel: 'warn', server: { port: 0 } });
  try {
    await server.listen();
    expect(await run(page, server.resolvedUrls?.local[0] ?? '')).toContain(allThreads);
  } finally {
    await server.close();
  }
});

test('webpack builds it without any setting but where to', async ({ page }) => {
  cpSync(join(project, 'vite/main.js'), join(project, 'webpack/main.js'));
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    const path = join(project, 'webpack/dist');
    webpack(
      { mode: 'production', context: join(project, 'webpack'), entry: './main.js', output: { path } },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
  });
  expect(stats?.toJson({ all: false, errors: true }).errors).toEqual([]);
  cpSync(join(project, 'webpack/index.html'), join(project, 'webpack/dist/index.html'));
  expect(await runServed(page, 'webpack/dist')).toContain(allThreads);
});

test('esbuild bundles it, and the worker is handed in from the folder that is served as it is', async ({
  page,
}) => {
  const outdir = join(project, 'esbuild/dist');
  await esbuild({
    entryPoints: [join(project, 'esbuild/main.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    outdir,
    logLevel: 'warning',
  });
  cpSync(join(project, 'esbuild/index.html'), join(outdir, 'index.html'));
  cpSync(join(project, 'node_modules/semblance'), join(outdir, 'semblance'), { recursive: true });
  const text = await runServed(page, 'esbuild/dist');
  expect(text).toContain(allThreads);
  expect(text).toMatch(/^After: 0\.\d+$/m);
});
