/** Lets the real page evaluate all-MiniLM-L6-v2 from the ONNX folder that onnx_folder.py wrote, and leaves minilm-onnx.csv with the cosines. */

import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { studio } from '../e2e/studio';

const target = process.env['SEMBLANCE_DOWNLOAD'] ?? '.cache/python-download';
const folder = join(target, 'minilm-onnx');

test('all-MiniLM-L6-v2 as ONNX is evaluated by transformers.js', async ({ page }) => {
  test.skip(!existsSync(folder), 'SEMBLANCE_DOWNLOAD names no folder with minilm-onnx');
  const app = studio(page);
  await app.open();
  await app.dataset('pairs-score.csv');
  await app.compareFolders(folder);
  await page.getByRole('combobox', { name: 'Rows', exact: true }).selectOption('All rows');
  await app.press('Compare models');
  const table = page.getByRole('table', { name: 'Compared models', exact: true });
  await expect(table).toContainText('minilm-onnx (ONNX fp32)', { timeout: 150_000 });
  const arriving = page.waitForEvent('download');
  await app.press('Download the cosines of all pairs (CSV)');
  await (await arriving).saveAs(join(target, 'minilm-onnx.csv'));
  expect(app.complaints).toEqual([]);
});
