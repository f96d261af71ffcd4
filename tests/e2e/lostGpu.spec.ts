/** A GPU that goes away in the middle of a run: the run resumes by itself, and comes to the same bits where it can. */

import { chromium, expect, test as anyTest, type Page } from '@playwright/test';
import { startAndWait, weights } from './interruption';
import { fixture, studio, type Studio } from './studio';

/** Each test has a browser of its own: one whose GPU process has crashed three times offers no GPU to any page. */
const test = anyTest.extend({
  async context({ launchOptions, baseURL, viewport }, use) {
    const browser = await chromium.launch(launchOptions);
    await use(await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), viewport }));
    await browser.close();
  },
});

/** Ends the process that computes for all pages of the browser, as a driver that crashes does. */
async function loseGpu(page: Page): Promise<void> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The page belongs to no browser.');
  await session.send('Browser.crashGpuProcess').catch(() => {});
  await session.detach();
}

/** The tiny model on WebGPU, with a checkpoint after every few steps. */
async function prepare(app: Studio): Promise<void> {
  await app.open();
  await app.dataset('pairs-score.csv');
  await app.modelFolder(fixture('tiny-bert'));
  await app.compute('WebGPU');
  await app.set('Evaluation split', 0.07);
  await app.set('Epochs', 2);
  await app.set('Learning rate', 0.001);
  await app.set('Evaluate every', 3);
  const keep = app.page.getByRole('button', { name: 'Keep them', exact: true });
  if (await keep.isVisible()) await keep.click();
}

test('a GPU that is lost once: the run resumes on it, and ends with the bits of one that lost nothing', async ({
  page,
}) => {
  const app = studio(page);
  await prepare(app);
  await app.press('Train');
  const expected = Uint8Array.from(await weights(app));
  expect(expected.length).toBeGreaterThan(10_000);

  await prepare(app);
  await startAndWait(app, 4);
  await loseGpu(page);
  expect((await weights(app)).equals(expected), 'the same bits').toBe(true);
  await expect(app.output('Backend')).toHaveText('webgpu');
  await app.view('Training');
  const panel = page.getByRole('tabpanel', { name: 'Training', exact: true });
  await expect(panel).toContainText(
    /The GPU was lost.*The run resumed from the checkpoint of step \d+ on the GPU/,
  );
  await expect(page.getByText('GPU lost once', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});

test('a GPU that is lost twice: the run ends on WebAssembly, and says so', async ({ page }) => {
  const app = studio(page);
  await prepare(app);
  await startAndWait(app, 4);
  await loseGpu(page);
  await expect(page.getByText('GPU lost once', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(app.output('State')).toHaveText('training');
  await loseGpu(page);
  await app.waitForState('finished');
  await expect(app.output('Backend')).toHaveText('wasm');
  await expect(page.getByText('GPU lost 2 times', { exact: true })).toBeVisible();
  await app.view('Training');
  const panel = page.getByRole('tabpanel', { name: 'Training', exact: true });
  await expect(panel).toContainText(/The run resumed from the checkpoint of step \d+ on WebAssembly/);
  expect((await weights(app)).length).toBeGreaterThan(10_000);
  expect(app.complaints).toEqual([]);
});
