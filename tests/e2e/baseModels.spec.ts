/** Base models are compared on the open data, without training, beside what the usual Python script makes of them. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { comparedModels as golden } from '../fixtures/comparedModels';
import { fixture, studio, type Studio } from './studio';

const table = (page: Page) => page.getByRole('table', { name: 'Compared models', exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** Opens the view with the file and both models as candidates. */
async function ready(page: Page, file: Parameters<Studio['dataset']>[0]) {
  const app = studio(page);
  await app.open();
  await app.dataset(file);
  await app.compareFolders(...golden.models.map(({ model }) => fixture(model)));
  return app;
}

async function compare(page: Page) {
  await button(page, 'Compare models').click();
  await expect(button(page, 'Compare models')).toBeVisible({ timeout: 60_000 });
  await expect(table(page)).toBeVisible();
}

/** How many are in this browser's storage. */
const keptComparisons = (page: Page) =>
  page.evaluate(async () => {
    if ((await indexedDB.databases()).length === 0) return 0;
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open('semblance');
      opening.onsuccess = () => {
        const { result: database } = opening;
        const counting = database.transaction('comparisons').objectStore('comparisons').count();
        counting.onsuccess = () => {
          database.close();
          resolve(counting.result);
        };
      };
    });
  });

/** The cells of a table, the head of each column first. */
const cells = (page: Page, name: string) =>
  page
    .getByRole('region', { name, exact: true })
    .getByRole('table')
    .evaluate((found) =>
      found instanceof HTMLTableElement
        ? [...found.rows].map((row) => [...row.cells].map((cell) => cell.textContent ?? ''))
        : [],
    );

/** The keys of int(10 * cosine), which rounds towards zero: −0.05 and 0.05 are both in 0. */
function dictionary(rows: readonly (readonly string[])[], column: number) {
  const all: Record<string, number> = {};
  for (const row of rows) {
    const [from = NaN, to = NaN] = (row[0] ?? '').split(' to ').map((end) => Number(end.replace('−', '-')));
    const key = String(Math.trunc(Math.round(10 * (from < 0 ? to : from))) + 0);
    const pairs = Number(row[column]);
    if (pairs > 0) all[key] = (all[key] ?? 0) + pairs;
  }
  return all;
}

test('two folders on the first 201 rows of test.csv have the cosines, the Spearman and the dictionaries of the Python script', async ({
  page,
}) => {
  const buffer = await readFile(fixture('pairs-dict.csv'));
  const app = await ready(page, { name: 'test.csv', mimeType: 'text/csv', buffer });
  await compare(page);
  await app.press('Keep them');
  await expect(page.getByRole('heading', { name: '2 models on test.csv: First 201 rows' })).toBeVisible();

  const arriving = page.waitForEvent('download');
  await button(page, 'Download the cosines of all pairs (CSV)').click();
  const [head = '', ...lines] = (await readFile(await (await arriving).path(), 'utf8')).trim().split('\r\n');
  const names = head.split(',').slice(3);
  expect(lines).toHaveLength(golden.rows);
  await page.getByText('Pairs by cosine', { exact: true }).first().click();
  const [heads = [], ...bins] = await cells(page, 'Pairs by cosine');
  for (const { model, pred, spearman, histogram } of golden.models) {
    // The last cells of a line, behind the sentences.
    const at = names.indexOf(model) - names.length;
    const off = lines.map((line, i) => Math.abs(Number(line.split(',').at(at)) - (pred[i] ?? NaN)));
    expect(Math.max(...off), model).toBeLessThanOrEqual(1e-6);
    const exact = await rowOf(page, model).getByRole('cell').nth(1).getAttribute('title');
    expect(Number(exact), model).toBeCloseTo(spearman, 9);
    const columns = [`${model}: no`, `${model}: yes`].map((name) => heads.indexOf(name));
    expect(
      columns.map((column) => dictionary(bins, column)),
      model,
    ).toEqual(histogram);
  }

  await expect.poll(() => keptComparisons(page)).toBe(1);
  // It outlives a reload with all of its numbers, and everything is deleted with one button.
  const before = await table(page).innerText();
  const withoutUse = (text: string) => text.replaceAll(/Use as base|Add its folder again to use it\./g, '');
  await page.reload();
  await expect(table(page)).toBeVisible();
  expect(withoutUse(await table(page).innerText())).toBe(withoutUse(before));
  expect(new URL(page.url()).hash).toContain('view=baseModels');
  await app.view('Data');
  const reloaded = page.waitForEvent('load');
  await app.press('Clear everything of mine');
  await app.press('Delete everything');
  await reloaded;
  await page.goto('/#view=baseModels');
  await expect(page.getByRole('region', { name: 'Models', exact: true })).toBeVisible();
  await expect(table(page)).toHaveCount(0);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(app.complaints).toEqual([]);
});

test('a model becomes the base of the next run with one click, by keys; a broken one says why and the others are compared', async ({
  page,
}) => {
  const app = await ready(page, 'pairs-binary.csv');
  await page
    .getByLabel('Add a model folder', { exact: true })
    .setInputFiles(new URL('../golden', import.meta.url).pathname);
  await page.getByRole('combobox', { name: 'Rows', exact: true }).selectOption('Evaluation part');
  await expect(page.getByRole('status', { name: 'Comparison', exact: true })).toContainText('3 models');
  await compare(page);
  await expect(table(page).getByRole('rowheader')).toHaveCount(2);
  await expect(page.getByRole('listitem').filter({ hasText: 'golden' })).toContainText('config.json');
  const use = button(page, 'Use tiny-distilbert as the base of the next run');
  await use.focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'tiny-distilbert is the base of the next run')).toBeFocused();
  await expect(page.getByRole('region', { name: 'Setup', exact: true })).toContainText('tiny-distilbert');
  expect(app.complaints).toEqual([]);
});

test('axe finds no fault in either theme, and nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await ready(page, 'pairs-binary.csv');
  await compare(page);
  await expect(
    page
      .getByRole('figure', { name: /by size$/ })
      .locator('svg')
      .first(),
  ).toBeVisible();
  for (const name of ['All metrics', 'Pairs by cosine']) {
    await page.getByText(name, { exact: true }).first().click();
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations, colorScheme).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
