/** A run that is interrupted and resumed: used by the tests, and by the script that kills the browser at random moments. */

import { chromium, expect, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { fixture, type Studio } from './studio';
import { unzip } from './unzip';

/** Scored pairs, the tiny model, and a run of several seconds that evaluates, and so is saved, every few steps. */
export async function prepare(app: Studio): Promise<void> {
  await app.open();
  await app.dataset('pairs-score.csv');
  await app.modelFolder(fixture('tiny-bert'));
  await app.compute('WebAssembly');
  await app.set('Epochs', 90);
  await app.set('Learning rate', 0.001);
  await app.set('Evaluate every', 10);
  if (await app.page.getByRole('button', { name: 'Keep them', exact: true }).isVisible()) {
    await app.press('Keep them');
  }
}

export async function startAndWait(app: Studio, atLeast: number): Promise<void> {
  await app.press('Train');
  await expect
    .poll(() => app.number('Step'), { timeout: 60_000, intervals: [50] })
    .toBeGreaterThanOrEqual(atLeast);
}

/** Presses "Resume run"; the model's folder has to be chosen again in a new visit. */
export async function resume(app: Studio): Promise<void> {
  const { page } = app;
  const button = page.getByRole('button', { name: 'Resume run', exact: true });
  await button.click();
  const folder = page.getByRole('alert').filter({ hasText: 'model folder' });
  const started = app.output('State').filter({ hasText: /^(loading|training|finished)$/ });
  await expect(folder.or(started).first()).toBeVisible();
  if (!(await folder.isVisible())) return;
  await app.group('Model');
  await page.getByLabel('Model folder', { exact: true }).setInputFiles(fixture('tiny-bert'));
  await button.click();
}

/** The weights of the model that a finished run offers. */
export async function weights(app: Studio): Promise<Buffer> {
  await app.waitForState('finished');
  const { bytes } = await app.download('Download model');
  const files = await unzip(bytes);
  const [, found] = [...files].find(([name]) => name.endsWith('model.safetensors')) ?? [];
  if (!found) throw new Error('The model has no weights.');
  return found;
}

/** A browser of its own, whose profile outlives it. */
export async function launch(
  profile: string,
  options: LaunchOptions & { readonly baseURL: string },
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const viewport = { width: 1280, height: 900 };
  const context = await chromium.launchPersistentContext(profile, { ...options, viewport });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  return { context, page };
}

/** Ends the browser of a profile, and nothing else, without letting it do anything more. Linux. */
export async function kill(profile: string, context: BrowserContext): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve));
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const line = (await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')).split('\0');
    const main =
      line.includes(`--user-data-dir=${profile}`) && !line.some((part) => part.startsWith('--type='));
    if (main) process.kill(Number(id), 'SIGKILL');
  }
  await closed;
}
