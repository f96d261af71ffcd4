import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fixture, studio } from './studio';

const preview = (page: Page) => page.getByRole('table', { name: 'Preview' });

test('workbooks, Parquet files and archives are read under the real policy, each by a reader loaded for it', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  for (const [name, first, note] of [
    ['by-hand.xlsx', 'Where is my order?', /sheet "Pairs"; 2 other sheets were left out/],
    ['pandas.parquet', 'A man plays a flute.', /line numbers count the rows/],
    ['nested-zstd.parquet', 'text a 0', /objects in "pair" became 2 columns/],
    ['mac.zip', 'A man plays a flute.', /read from pairs\/pairs\.csv in the archive/],
    ['workbook.zip', '一个人在弹吉他', /read from pandas\.xlsx in the archive/],
  ] as const) {
    await test.step(name, async () => {
      await app.dataset(`files/${name}`);
      await expect(page.getByRole('region', { name: 'Run', exact: true })).toContainText(name);
      await expect(preview(page)).toContainText(first);
      await expect(page.getByText(note)).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
  expect(app.complaints).toEqual([]);
});

test('a workbook has a header to choose, and neither encoding nor delimiter', async ({ page }) => {
  const app = studio(page);
  await app.open();
  await app.dataset('files/pandas.xlsx');
  await expect(app.output('Rows')).toHaveText('5');
  for (const name of ['Encoding', 'Delimiter', 'Quotes']) {
    await expect(page.getByRole('combobox', { name, exact: true })).toHaveCount(0);
  }
  await page.getByRole('checkbox', { name: 'First row is a header' }).click();
  await expect(preview(page).getByRole('columnheader', { name: 'Column 1' })).toBeVisible();
});

test('archives that cannot be read are refused by name', async ({ page }) => {
  const app = studio(page);
  await app.open();
  for (const [name, words] of [
    ['password.zip', /pairs\.csv in password\.zip is protected by a password/],
    ['several.zip', /several\.zip contains several files.*train\.csv and test\.csv/],
    ['pictures.zip', /pictures\.zip contains no file that can be read, only a\.png/],
  ] as const) {
    await app.dataset(`files/${name}`);
    await expect(page.getByRole('alert')).toContainText(words);
  }
  const whole = await readFile(fixture('files/pandas.xlsx'));
  await app.dataset({ name: 'cut.xlsx', mimeType: 'application/zip', buffer: whole.subarray(0, 3000) });
  await expect(page.getByRole('alert')).toContainText(/cut\.xlsx is a zip archive that cannot be unpacked/);
});
