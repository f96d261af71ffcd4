/**
 * Shoots every state of the page (`states.html`) at four sizes, light and dark, into `screenshots/`: to be looked at, for no
 * test sees what is crowded or out of line. `npm run screenshots -- phone dark finished` shoots only what has these words.
 */

import { mkdirSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';

const port = Number(process.env['SEMBLANCE_SCREENSHOTS_PORT'] ?? 4341);
const folder = 'screenshots';
const views = {
  wide: { width: 1440, height: 900 },
  desktop: { width: 1280, height: 800 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
};
const themes = /** @type {const} */ (['light', 'dark']);

await ensureInstalled();
const { chromium } = await import('playwright');
const { createServer } = await import('vite');
const { browserArgs, ensureBrowser } = await import('./browser.mjs');
mkdirSync(folder, { recursive: true });
const server = await createServer({ server: { port, strictPort: true }, logLevel: 'error' });
await server.listen();
try {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
  const words = process.argv.slice(2);
  for (const [view, viewport] of Object.entries(views)) {
    for (const colorScheme of themes) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      await shootAll(page, (state) => {
        const name = [state, view, colorScheme];
        return words.every((word) => name.includes(word)) ? `${folder}/${name.join('-')}.png` : null;
      });
      await page.close();
    }
  }
  await browser.close();
} finally {
  await server.close();
}

/** @param {import('playwright').Page} page @param {(state: string) => string | null} pathOf null: not wanted */
async function shootAll(page, pathOf) {
  const address = `http://localhost:${port}/states.html`;
  await page.goto(address);
  const list = page.locator('ul.states a');
  await list.first().waitFor();
  for (const state of await list.allTextContents()) {
    const path = pathOf(state);
    if (path === null) continue;
    await page.goto(`${address}#${state}`);
    await page.locator(`html[data-reached="${state}"]`).waitFor();
    await page.addStyleTag({ content: 'nav.states { display: none }' });
    // What the page shows a moment after the state is reached: charts, the two sentences' cosine.
    await page.waitForTimeout(1000);
    await page.screenshot({ path, fullPage: true });
  }
}
