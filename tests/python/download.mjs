/**
 * Uses the real page as a person would, and leaves what it gives in a folder for the Python tests: `model.zip`,
 * `embeddings.jsonl` and, where STSB_DEV and MINILM name the data and the model, `stsb.json`.
 *
 * Usage: node tests/python/download.mjs FOLDER
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { browserArgs, ensureBrowser } from '../../tools/browser.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: node tests/python/download.mjs FOLDER');
const minutes = 60_000;

await build({ logLevel: 'warn' });
const server = await preview({ preview: { port: 0 }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0];
if (!address) throw new Error('The page is not served.');
const browser = await chromium.launch({ args: browserArgs, executablePath: await ensureBrowser() });

/** A fresh page with a dataset and a model folder chosen. @param {string} data @param {string} model */
async function open(data, model) {
  const page = await browser.newPage();
  await page.goto(String(address));
  await page.getByLabel('Dataset file', { exact: true }).setInputFiles(data);
  await page.getByRole('radio', { name: 'Local folder' }).check();
  await page.getByLabel('Model folder', { exact: true }).setInputFiles(model);
  return page;
}

/** @typedef {Awaited<ReturnType<typeof open>>} Page */

/** Presses a button and waits until the run it starts has finished. @param {Page} page @param {string} button */
async function runToEnd(page, button) {
  await page.getByRole('button', { name: button, exact: true }).click();
  const state = page.getByRole('status', { name: 'State', exact: true });
  const alert = page.getByRole('alert');
  await state
    .getByText(/^(finished|failed)$/)
    .or(alert)
    .first()
    .waitFor({ timeout: 9 * minutes });
  if ((await state.textContent()) !== 'finished')
    throw new Error(`The run did not finish: ${await alert.allTextContents()}`);
}

/** @param {Page} page @param {string} name */
const readout = async (page, name) =>
  Number(await page.getByRole('status', { name, exact: true }).textContent());

/** @param {Page} page @param {string} button @param {string} file */
async function download(page, button, file) {
  const started = page.waitForEvent('download', { timeout: 2 * minutes });
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await started).saveAs(join(String(folder), file));
}

try {
  const page = await open('tests/fixtures/pairs-score.csv', 'tests/fixtures/tiny-bert');
  await page.getByLabel('Epochs', { exact: true }).fill('3');
  await page.getByLabel('Learning rate', { exact: true }).fill('0.002');
  await page.getByLabel('Held-out share', { exact: true }).fill('0.5');
  await runToEnd(page, 'Train');
  console.log(
    `Spearman ${await readout(page, 'Spearman before')} before, ${await readout(page, 'Spearman')} after`,
  );
  await download(page, 'Download model', 'model.zip');
  await download(page, 'Download embeddings', 'embeddings.jsonl');
  await page.close();

  const { STSB_DEV: data, MINILM: model } = process.env;
  if (data && model) {
    const judged = await open(data, model);
    await judged.getByLabel('Compute', { exact: true }).selectOption('WebAssembly');
    await runToEnd(judged, 'Evaluate only');
    const spearman = await readout(judged, 'Spearman before');
    writeFileSync(join(folder, 'stsb.json'), JSON.stringify({ spearman }));
    console.log(`STS benchmark: Spearman before ${spearman}`);
  }
} finally {
  await browser.close();
  await server.close();
}
