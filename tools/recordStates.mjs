/** `npm run states:record`: makes the recordings of the page of states from a real run in a browser without a GPU. */

import { writeFileSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';

const port = 4345;
const output = 'tests/fixtures/recordedStudio.ts';

await ensureInstalled();
const { chromium } = await import('playwright');
const { createServer } = await import('vite');
const { browserArgs, ensureBrowser } = await import('./browser.mjs');
const server = await createServer({ server: { port, strictPort: true }, logLevel: 'error' });
await server.listen();
try {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: browserArgs.filter((argument) => !/webgpu/.test(argument)),
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(`http://localhost:${port}/tests/states/record.html`);
  await page.waitForFunction('globalThis.record !== undefined');
  const text = /** @type {string} */ (await page.evaluate('record()'));
  writeFileSync(output, text);
  console.log(`${output}: ${Math.round(text.length / 1000)} kB`);
  await browser.close();
} finally {
  await server.close();
}
