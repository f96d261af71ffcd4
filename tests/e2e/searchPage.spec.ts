/** The search page that a run leaves: unzipped, served by a server of its own, and tried. */

import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { english } from '../../src/messages/english';
import { studio, type Studio } from './studio';
import { unzip } from './unzip';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** As `python -m http.server` does: with types and no other header. */
async function serve(files: ReadonlyMap<string, Buffer>): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1) || 'index.html';
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, { 'Content-Type': types[extname(path)] ?? 'text/plain' });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}` };
}

interface Found {
  readonly text: string;
  readonly cosine: number;
}

/** What the page itself finds with the fine-tuned model. */
async function foundByTry(app: Studio, query: string): Promise<readonly Found[]> {
  await app.view('Try');
  await app.page.getByRole('searchbox', { name: 'Search for' }).fill(query);
  await app.press('Search');
  const items = app.page.getByRole('region', { name: 'Fine-tuned model' }).getByRole('listitem');
  await expect(items).toHaveCount(10, { timeout: 60_000 });
  return Promise.all(
    (await items.all()).map(async (item) => ({
      text: await item.locator('span').nth(1).innerText(),
      cosine: Number(await item.locator('[title]').first().getAttribute('title')),
    })),
  );
}

/** What the search page finds, on any origin but the app's. */
async function foundBySearchPage(page: Page, query: string): Promise<readonly Found[]> {
  await page.getByRole('searchbox', { name: 'Search for' }).fill(query);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText(/^Showing 10 of \d+\.$/, { timeout: 60_000 });
  const items = page.getByRole('list', { name: 'Search results' }).getByRole('listitem');
  return Promise.all(
    (await items.all()).map(async (item) => ({
      text: await item.locator('span').first().innerText(),
      cosine: Number(await item.locator('.cosine').getAttribute('title')),
    })),
  );
}

/** The page of a download, served and searched; it gets nothing from another host. */
async function tried(context: BrowserContext, zip: Buffer, query: string): Promise<readonly Found[]> {
  const { server, address } = await serve(await unzip(zip));
  try {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.route('**', (route) => {
      const own = route.request().url().startsWith(`${address}/`);
      if (!own) problems.push(route.request().url());
      return own ? route.continue() : route.abort();
    });
    await page.goto(address);
    const found = await foundBySearchPage(page, query);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(problems).toEqual([]);
    return found;
  } finally {
    server.close();
  }
}

test('the search page finds what the page finds, with nothing but its own files', async ({
  page,
  context,
}) => {
  const app = studio(page);
  await app.openTiny('pairs-binary.csv');
  await app.set('Epochs', 1);
  await app.press('Train');
  await app.waitForState('finished');
  const query = 'how can I get my money back';
  const expected = await foundByTry(app, query);
  const furthest = (found: readonly Found[]) =>
    Math.max(...found.map(({ cosine }, i) => Math.abs(cosine - (expected[i]?.cosine ?? NaN))));

  await app.view('Export');
  const small = await app.download('Download search page');
  expect(small.name).toMatch(/-search\.zip$/);
  await page
    .getByRole('combobox', { name: 'Precision of the search page' })
    .selectOption(english.page.results.searchPrecisions.fp32);
  const exact = await app.download('Download search page');
  expect(exact.bytes.length).toBeGreaterThan(small.bytes.length);
  expect(app.complaints).toEqual([]);

  const found = await tried(context, exact.bytes, query);
  expect(found.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
  expect(furthest(found)).toBeLessThanOrEqual(1e-4);
  const near = await tried(context, small.bytes, query);
  expect(near[0]?.text).toBe(expected[0]?.text);
  expect(furthest(near)).toBeLessThan(0.02);
});
