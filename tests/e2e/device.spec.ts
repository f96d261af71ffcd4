/** What the page says of this machine's devices. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { studio } from './studio';

test('the check of the device: every kernel, a golden step, and a measured step that the next run is estimated by', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.group('Device');
  const button = page.getByRole('button', { name: 'Check this device', exact: true });
  await button.click();
  await expect(page.getByRole('button', { name: 'Cancel the check', exact: true })).toBeFocused();
  const result = page.getByRole('region', { name: 'Result of the check', exact: true });
  await expect(result).toBeVisible({ timeout: 120_000 });
  await expect(result).toContainText(/^\d+ checks passed\./);
  for (const backend of ['WebGPU', 'WebAssembly']) {
    await expect(result).toContainText(new RegExp(`${backend}: (\\d+) of \\1 checks passed`));
  }
  await expect(result).toContainText(/GPU: .*SwiftShader.*\(a software adapter\)/i);
  const times = /A batch of 16 takes [\d.]+ m?s on WebGPU and [\d.]+ m?s on WebAssembly\./;
  await expect(page.getByText(times)).toHaveCount(2);
  await page.getByRole('button', { name: 'Copy the result', exact: true }).click();
  await expect(page.getByText('The result is copied.', { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Semblance [\d.]+\n/);
  expect(copied).not.toContain('pairs-score');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await expect(page.getByText(/^About \d+ s on WebAssembly \([\d.]+ m?s a step, measured\)/)).toBeVisible();
  await app.press('Train');
  await app.waitForState('finished');
  await expect(app.output('Backend')).toHaveText('wasm');
  expect(app.complaints).toEqual([]);
});
