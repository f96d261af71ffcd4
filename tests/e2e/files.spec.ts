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
      // Beside what was understood, above the rows.
      await expect(page.getByText(note)).toBeInViewport({ ratio: 1 });
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

test('a wide table shows the columns in use first, with room to read them, and scrolls inside its frame', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  const names = Array.from({ length: 22 }, (_, i) => `note_${i}`);
  const row = (i: number) => [
    ...names.slice(0, 20).map(() => i),
    `Where is the boat number ${i} today?`,
    'x',
    `The boat ${i} is in the harbour.`,
    i % 6,
  ];
  const lines = [
    [...names.slice(0, 20), 'sentence1', 'note_20', 'sentence2', 'score'],
    ...Array.from({ length: 40 }, (_, i) => row(i)),
  ];
  await app.dataset({
    name: 'wide.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.map((cells) => `${cells.join(',')}\n`).join('')),
  });
  const heads = preview(page).getByRole('columnheader');
  await expect(heads).toHaveCount(26);
  const texts = await heads.allInnerTexts();
  expect(texts.slice(2, 6).map((text) => text.split(/\s/)[0])).toEqual([
    'sentence1',
    'sentence2',
    'score',
    'note_0',
  ]);
  for (const place of [2, 3]) expect((await heads.nth(place).boundingBox())?.width).toBeGreaterThan(240);
  const cell = preview(page).getByRole('row').nth(1).getByRole('cell').nth(2);
  await expect(cell).toHaveText('Where is the boat number 0 today?');
  const room = await page.getByRole('group', { name: 'Preview', exact: true }).evaluate((frame) => ({
    table: frame.scrollWidth > 2 * frame.clientWidth,
    page: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  expect(room).toEqual({ table: true, page: false });
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
