/**
 * Shoots every state of the page (`states.html`) at four sizes, light and dark, into `screenshots/`: to be looked at, for no
 * test sees what is crowded or out of line. `npm run screenshots -- phone dark finished` shoots only what has these words;
 * `npm run screenshots -- docs` shoots the README's pictures, and so does it without words.
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
/** The README's pictures in `docs/`, each of a state. */
const documented = { page: 'training', data: 'ready', results: 'finished', errors: 'errors' };

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
  const docs = words.length === 0 || words.includes('docs');
  if (docs) {
    const pictures = new Map(Object.entries(documented).map(([name, state]) => [state, `docs/${name}.png`]));
    const page = await browser.newPage({
      viewport: views.desktop,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await shootAll(page, (state) => pictures.get(state) ?? null, { fullPage: false });
    await page.close();
  }
  if (!words.includes('docs')) await shootViews(browser, words);
  await browser.close();
} finally {
  await server.close();
}

/** @param {import('playwright').Browser} browser @param {readonly string[]} words */
async function shootViews(browser, words) {
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
}

/**
 * @param {import('playwright').Page} page
 * @param {(state: string) => string | null} pathOf null: not wanted
 * @param {{ fullPage: boolean }} options
 */
async function shootAll(page, pathOf, { fullPage } = { fullPage: true }) {
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
    // The code of tabs and charts is fetched when it is needed first.
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(`document.querySelector('figure [class*="fill"]:empty') === null`);
    // What the page shows a moment after the state is reached: charts, the two sentences' cosine.
    await page.waitForTimeout(1000);
    await page.screenshot({ path, fullPage });
  }
}
