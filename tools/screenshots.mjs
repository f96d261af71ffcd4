/**
 * Takes screenshots of the page in each of its states, wide and narrow, light and dark, into `screenshots/`: a person
 * checks the layout. `node tools/screenshots.mjs phone dark` takes only those with these words in their names.
 */

import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { browserArgs, ensureBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';

const port = 4341;
const origin = `http://localhost:${port}`;
const folder = 'screenshots';
const views = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const themes = /** @type {const} */ (['light', 'dark']);
const sample = 'Use sample: Duplicate questions';

await ensureInstalled();
run('npx', ['vite', 'build', '--logLevel', 'error']);
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' });
try {
  // Without its switches a browser has no GPU here, and a run that asks for one fails.
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: browserArgs.filter((switched) => !/webgpu/.test(switched)),
  });
  const words = process.argv.slice(2);
  for (const [view, viewport] of Object.entries(views)) {
    for (const colorScheme of themes) {
      if (!words.every((word) => [view, colorScheme].includes(word))) continue;
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      page.setDefaultTimeout(300_000);
      await shootAll(page, `${view}-${colorScheme}`);
      await page.close();
    }
  }
  await browser.close();
} finally {
  await server.close();
}

/** @param {import('playwright').Page} page @param {string} name */
async function shootAll(page, name) {
  const button = (/** @type {string} */ label) => page.getByRole('button', { name: label, exact: true });
  const output = (/** @type {string} */ label) => page.getByRole('status', { name: label, exact: true });
  const field = (/** @type {string} */ label) => page.getByLabel(label, { exact: true });
  const waitForState = (/** @type {string} */ state) => output('State').filter({ hasText: state }).waitFor();
  /** @param {string} state @param {readonly string[]} places */
  const shoot = async (state, places) => {
    for (const place of places) {
      const path = `${folder}/${state}-${place}-${name}.png`;
      if (place === 'window') await page.screenshot({ path });
      else
        await page
          .locator(place === 'header' ? 'header' : `#${place}`)
          .first()
          .screenshot({ path });
    }
  };

  await page.goto(origin);
  await shoot('empty', ['window', 'data', 'recipe', 'train', 'results']);

  const broken = { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('one\n') };
  await field('Dataset file').setInputFiles(broken);
  await page.getByRole('alert').waitFor();
  await shoot('refused', ['data']);

  // The model's weights are held back until the screenshots without them are taken.
  let send = () => {};
  const sent = new Promise((resolve) => (send = () => resolve(undefined)));
  await page.route('**/model.safetensors', async (route) => {
    await sent;
    await route.continue();
  });
  await button(sample).click();
  await button('Cancel loading').waitFor();
  await shoot('loading', ['data', 'recipe', 'train', 'results']);
  send();
  await page.getByText(/^The run needs about/).waitFor();
  for (const question of await page.locator('summary').filter({ hasText: '?' }).all()) await question.click();
  await field('First sentence').scrollIntoViewIfNeeded();
  await output('Cosine before').filter({ hasText: '.' }).waitFor();
  await shoot('ready', ['data', 'recipe', 'train', 'results']);
  for (const question of await page.locator('summary').filter({ hasText: '?' }).all()) await question.click();

  await field('Search for').fill('how can I get my money back');
  await button('Search').click();
  await page.getByRole('progressbar', { name: 'Search progress' }).waitFor();
  await shoot('searching', ['results']);
  await page.getByRole('listitem').filter({ hasText: /^10/ }).waitFor();
  await shoot('searched', ['results']);

  await field('Epochs').fill('3');
  await button('Train').click();
  await page.getByText(/^of \d/).waitFor();
  await shoot('running', ['window', 'train', 'results']);
  await button('Pause').click();
  await waitForState('paused');
  await shoot('paused', ['train']);
  await button('Resume').click();
  await button('Stop').click();
  await waitForState('stopped');
  await shoot('stopped', ['train', 'results']);

  await field('Epochs').fill('1');
  await button('Train').click();
  await waitForState('finished');
  await button('Search').click();
  await page.getByRole('listitem').filter({ hasText: /^10/ }).nth(1).waitFor();
  await shoot('finished', ['window', 'train', 'results']);

  await field('Compute').selectOption('WebGPU');
  await button('Train').click();
  await waitForState('failed');
  await shoot('failed', ['train', 'results']);
}
