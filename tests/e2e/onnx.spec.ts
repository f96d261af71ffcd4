/** ONNX models in the page, run by transformers.js. */

import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { fixture, studio } from './studio';

const golden = z
  .object({ rows: z.number(), pred: z.array(z.number()), spearman: z.number() })
  .parse(JSON.parse(await readFile(new URL('../golden/onnx-folder.json', import.meta.url), 'utf8')));

test('the ONNX files of a trained model are measured by transformers.js, which comes from this host when it is asked for', async ({
  page,
  baseURL,
}) => {
  const requested: string[] = [];
  page.context().on('request', (request) => requested.push(request.url()));
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.set('Epochs', 1);
  await app.press('Train');
  await app.waitForState('finished');
  await app.view('Export');
  const runtime = () => requested.filter((url) => /\/ort-wasm/.test(url));
  expect(runtime()).toEqual([]);

  await app.press('Measure ONNX files');
  const panel = page.getByRole('region', { name: /evaluation pair/ });
  const rows = panel.getByRole('row');
  await expect(rows).toHaveCount(5, { timeout: 60_000 });
  await expect(page.getByText('Measured.', { exact: true })).toBeVisible();

  const cells = await Promise.all((await rows.all()).map((row) => row.getByRole('cell').allInnerTexts()));
  const [, own, fp32, fp16, q8] = cells;
  expect([own, fp32, fp16, q8].map((row) => row?.[0])).toEqual(['This page', 'fp32', 'fp16', 'q8']);
  expect(fp32?.[2]).toBe(own?.[2]);
  expect(Number(fp32?.[4])).toBeLessThan(1e-5);
  for (const row of [fp16, q8]) {
    expect(row?.[2]).toMatch(/^−?0\.\d{4}$/);
    expect(Number(row?.[4])).toBeGreaterThan(1e-5);
  }
  expect(Number(fp16?.[4])).toBeLessThan(Number(q8?.[4]));

  expect(new Set(runtime().map((url) => url.replace(/.*\.(\w+)$/, '$1')))).toEqual(new Set(['mjs', 'wasm']));
  const foreign = requested.filter((url) => /^https?:/.test(url) && !url.startsWith(`${baseURL}/`));
  expect(foreign).toEqual([]);
  expect(app.complaints).toEqual([]);
});

test('an ONNX folder that Python wrote, of an architecture that the engine lacks, has the cosines of sentence-transformers', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  await app.dataset('pairs-score.csv');
  await app.compareFolders(fixture('tiny-onnx'));
  await app.press('Compare models');
  const table = page.getByRole('table', { name: 'Compared models', exact: true });
  const row = table.getByRole('row').filter({ hasText: 'tiny-onnx (ONNX fp32)' });
  await expect(row).toContainText('ONNX: evaluation only.', { timeout: 60_000 });
  await expect(page.getByRole('listitem').filter({ hasText: 'with mean pooling, normalised' })).toBeVisible();
  expect(Number(await row.getByRole('cell').first().getAttribute('title'))).toBeCloseTo(golden.spearman, 3);

  const arriving = page.waitForEvent('download');
  await app.press('Download the cosines of all pairs (CSV)');
  const [, ...lines] = (await readFile(await (await arriving).path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(golden.rows);
  const off = lines.map((line, i) => Math.abs(Number(line.split(',').at(-1)) - (golden.pred[i] ?? NaN)));
  expect(Math.max(...off)).toBeLessThanOrEqual(1e-4);

  await page.getByText('Pooling and prompts', { exact: true }).click();
  const settings = page.getByRole('listitem').filter({ hasText: 'tiny-onnx (ONNX fp32)' });
  await settings.getByRole('combobox', { name: 'Pooling', exact: true }).selectOption('CLS token');
  await settings.getByRole('combobox', { name: 'Prompt for sentence 1', exact: true }).selectOption('None');
  await app.press('Compare models');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'with cls pooling, normalised, without a prompt' }),
  ).toBeVisible({ timeout: 60_000 });
  expect(app.complaints).toEqual([]);
});
