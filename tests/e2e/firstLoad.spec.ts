import { expect, test, type Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { studio } from './studio';

const limit = 200_000;

test('the first load is at most 200 kB of compressed script, and the engine is loaded once a dataset is open', async ({
  page,
}) => {
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  });
  const app = studio(page);
  await app.open();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(scripts.map(async (response) => gzipSync(await response.body()).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(limit);
  await app.dataset('pairs-binary.csv');
  await expect
    .poll(() => scripts.some((response) => response.url().includes('/assets/run-')), { timeout: 60_000 })
    .toBe(true);
});
