/** Runs are compared: as a table, in one chart, row by row, and a grid of them is queued. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { studio } from './studio';

const table = (page: Page) => page.getByRole('table', { name: 'Runs', exact: true });
const heads = (page: Page) => table(page).getByRole('rowheader').allTextContents();
const pair = (page: Page) => page.getByRole('region', { name: 'Two runs, row by row', exact: true });

async function ready(page: Page, file = 'pairs-binary.csv') {
  const app = studio(page);
  await app.openTiny(file);
  await app.set('Epochs', 1);
  return app;
}

/** Queues a run of each learning rate. */
const queueRuns = async (page: Page, rates: string) => {
  await page.getByRole('textbox', { name: 'Learning rates', exact: true }).fill(rates);
  await page.getByRole('button', { name: /^(Start|Add to the queue)$/ }).click();
};

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
] as const) {
  test(`change the loss, train, compare: 4 clicks, no scrolling, both runs there after a reload, at ${width}×${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const app = await ready(page);
    await app.press('Keep them');
    await app.press('Train');
    await app.waitForState('finished');
    await page.getByRole('button', { name: 'Loss', exact: true }).click();
    await page.getByRole('button', { name: 'Loss', exact: true }).click();

    let [clicks, scrolled] = [0, 0];
    const click = async (target: ReturnType<Page['locator']>) => {
      await target.click();
      clicks++;
      scrolled += await page.evaluate(() => window.scrollY);
    };
    await click(page.getByRole('button', { name: 'Loss', exact: true }));
    await click(page.getByRole('radio', { name: 'CosineSimilarityLoss', exact: true }));
    await click(page.getByRole('button', { name: 'Train', exact: true }));
    await expect(app.output('State')).not.toHaveText('finished');
    await app.waitForState('finished');
    await click(page.getByRole('button', { name: 'Compare', exact: true }));
    await expect(pair(page)).toContainText('#2 − #1');
    expect([clicks, scrolled]).toEqual([4, 0]);
    expect((await heads(page)).sort()).toEqual(['#1', '#2', 'Base']);

    await page.reload();
    await expect(table(page)).toBeVisible();
    // The view is opened once more with the kept data.
    await expect.poll(async () => (await heads(page)).sort()).toEqual(['#1', '#2', 'Base']);
    await expect(pair(page)).toContainText('#2 − #1');
    expect(app.complaints).toEqual([]);
  });
}

test('the table is sorted by keys, shows what differs or everything, and is saved as CSV, JSON and LaTeX', async ({
  page,
}) => {
  const app = await ready(page);
  await app.press('Train');
  await app.waitForState('finished');
  await app.set('Batch size', 8);
  await app.press('Train');
  await expect(app.output('State')).not.toHaveText('finished');
  await app.waitForState('finished');
  await app.compare();
  const head = (name: string) => table(page).getByRole('columnheader', { name, exact: true });
  await expect(head('Δ base')).toHaveAttribute('aria-sort', 'descending');
  await expect(head('Batch size')).toBeVisible();
  await expect(head('Epochs')).toHaveCount(0);
  await head('Batch size').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(head('Batch size')).toHaveAttribute('aria-sort', 'ascending');
  expect((await heads(page)).slice(0, 2)).toEqual(['#2', '#1']);
  await page.keyboard.press('Enter');
  await expect(head('Batch size')).toHaveAttribute('aria-sort', 'descending');
  expect((await heads(page)).slice(0, 2)).toEqual(['#1', '#2']);
  await page.getByRole('checkbox', { name: 'Only what differs', exact: true }).uncheck();
  await expect(head('Epochs')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Only what differs', exact: true }).check();

  const file = async (button: string) => {
    const arriving = page.waitForEvent('download');
    await app.press(button);
    const download = await arriving;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const csv = await file('Download table (CSV)');
  expect(csv.name).toBe('runs.csv');
  expect(csv.text.split('\r\n').map((line) => line.split(',')[0])).toEqual(['run', '0', '1', '2', '']);
  const json = await file('Download table (JSON)');
  expect(JSON.parse(json.text)).toMatchObject([{ run: 0 }, { run: 1 }, { run: 2, recipe: { batchSize: 8 } }]);
  const latex = await file('Download table (LaTeX)');
  expect(latex.name).toBe('runs.tex');
  expect(latex.text).toContain('\\toprule');
  expect(latex.text).toMatch(/\\#2 & .* & 8 & /);
});

test('two runs are compared row by row: the difference, and the pairs on which they disagree', async ({
  page,
}) => {
  const app = await ready(page);
  // What is trained of random weights is seldom better than they are, and they would be the model of all runs.
  await app.group('Evaluation');
  await page.getByRole('checkbox', { name: 'Load best checkpoint at end', exact: true }).uncheck();
  await app.press('Train');
  await app.waitForState('finished');
  await app.compare();
  await queueRuns(page, '1e-3, 1e-2');
  await expect(table(page).getByRole('rowheader', { name: '#3', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(app.output('State')).toHaveText('finished', { timeout: 60_000 });
  for (const run of ['#1', '#2', '#3']) {
    await page.getByRole('checkbox', { name: `Compare: ${run}`, exact: true }).check();
  }
  await page.getByRole('combobox', { name: 'First run', exact: true }).selectOption('#3');
  await page.getByRole('combobox', { name: 'Second run', exact: true }).selectOption('#1');
  await expect(pair(page)).toContainText(
    /#3 − #1: [+−]\d\.\d\d \(95 % [+−]\d\.\d\d … [+−]\d\.\d\d\): (too close to call|#[13] is better)\./,
  );
  const said = await pair(page).innerText();
  const [, disagreeing = '0'] = /They disagree on (\d+) of/.exec(said) ?? [];
  expect(Number(disagreeing)).toBeGreaterThan(0);
  await pair(page).getByRole('button', { name: 'Show', exact: true }).click();
  const rows = page.getByRole('table', { name: 'Disagreements', exact: true }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await expect(rows.first().locator('xpath=ancestor::table')).toHaveAttribute(
    'aria-rowcount',
    String(1 + Number(disagreeing)),
  );
  const cells = await rows.nth(1).getByRole('cell').allTextContents();
  expect(cells[1]).toMatch(/^[01]$/);
  expect([cells[2], cells[3]].map((text) => text?.split(' ')[1]).sort()).toEqual(['dissimilar', 'similar']);
  expect(cells[4]?.length).toBeGreaterThan(3);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  expect(app.complaints).toEqual([]);
});

test('three seeds of a run are queued, and their spread stands in the results and the table', async ({
  page,
}) => {
  const app = await ready(page);
  await app.press('Train');
  await app.waitForState('finished');
  await app.press('Run 3 seeds');
  await expect(page.getByText(/^3 seeds \(#1, #2 and #3\): Spearman/)).toBeVisible({ timeout: 90_000 });
  await app.compare();
  await expect(
    table(page).getByRole('rowheader', { name: '#1, #2, #3 · mean ± s.d.', exact: true }),
  ).toBeVisible();
  // Each seed holds out other rows.
  await expect(pair(page)).toContainText('their seeds differ');
});

test('a grid says as it is chosen how many runs it is, how long they take and where it is too large', async ({
  page,
}) => {
  const app = await ready(page);
  await app.press('Train');
  await app.waitForState('finished');
  await app.compare();
  const grid = page.getByRole('region', { name: 'Queue a grid', exact: true });
  const total = grid.getByRole('status', { name: 'Queue a grid', exact: true });
  await expect(total).toHaveText(/^= 1 run, about \d+ s$/);
  await grid.getByRole('textbox', { name: 'Learning rates', exact: true }).fill('2e-4, 5e-5');
  await grid.getByRole('spinbutton', { name: 'Seeds', exact: true }).fill('3');
  await grid.getByRole('checkbox', { name: 'CosineSimilarityLoss', exact: true }).check();
  await expect(total).toHaveText(/^= 12 runs, about \d+ (s|min)$/);
  await expect(grid).toContainText('Seeds 42 to 44.');
  await grid.getByRole('textbox', { name: 'Models from the Hub', exact: true }).fill('some/model');
  await expect(total).toHaveText(/^= 24 runs, /);
  await expect(grid).toContainText('Without 12 runs whose base model has not been measured yet.');
  await grid.getByRole('spinbutton', { name: 'Seeds', exact: true }).fill('10');
  await expect(grid).toContainText('80 runs would wait, and at most 50 can: choose fewer values.');
  await expect(grid.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();

  await grid.getByRole('textbox', { name: 'Models from the Hub', exact: true }).fill('');
  await grid.getByRole('spinbutton', { name: 'Seeds', exact: true }).fill('3');
  await grid.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(grid).toContainText(/\d+ runs waiting, about \d+ (s|min)/);
  await grid.getByRole('button', { name: 'Stop all', exact: true }).click();
  await expect(grid.getByRole('button', { name: 'Stop all' })).toHaveCount(0);
  await app.waitForState('stopped');
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});
