/** Runs and data are kept: over other runs, a reload and a new visit, until the person deletes them. */

import { expect, test, type Page } from '@playwright/test';
import { studio } from './studio';

const table = (page: Page) => page.getByRole('table', { name: 'Runs', exact: true });
const row = (page: Page, name: string | RegExp) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** The entries of the run strip, the base model first. */
const listed = (page: Page) => page.getByRole('region', { name: 'Runs', exact: true }).getByRole('listitem');

/** Scored pairs, the tiny model, one epoch: a run of seconds. */
async function ready(page: Page) {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.set('Epochs', 1);
  return app;
}

async function trainWith(app: ReturnType<typeof studio>, loss: string) {
  await app.group('Loss');
  await app.page.getByRole('radio', { name: loss, exact: true }).check();
  await app.press('Train');
  await app.waitForState('finished');
  await app.runsTable();
}

/** The cells of a row by the heads of their columns; four decimals where the cell has them to look up. */
async function cells(page: Page, name: string): Promise<Record<string, string>> {
  const found = await row(page, name)
    .locator('td[data-head]')
    .evaluateAll((all) =>
      all.map((cell) => [
        cell.getAttribute('data-head') ?? '',
        cell.getAttribute('title') ?? cell.textContent ?? '',
      ]),
    );
  return Object.fromEntries(found);
}

/** The metric of the model and its change against the base, of four decimals each. */
async function scores(page: Page, name: string) {
  const { Spearman = '', 'Δ base': change = '' } = await cells(page, name);
  return [Spearman, change];
}

test('two runs with different losses are listed, also after a reload, and can be shown, renamed, deleted and restored', async ({
  page,
}) => {
  const app = await ready(page);
  await app.press('Keep them');
  await trainWith(app, 'CosineSimilarityLoss');
  const first = await app.exactly('Spearman');
  await trainWith(app, 'CoSENTLoss');
  const second = await app.exactly('Spearman');
  expect(first).not.toBe(second);

  await expect(table(page).getByRole('row')).toHaveCount(4);
  await expect(row(page, '#1')).toContainText('CosineSimilarityLoss');
  await expect(row(page, '#2')).toContainText('CoSENTLoss');
  await expect(page.getByRole('region', { name: 'Runs', exact: true })).toContainText(
    'Loss CosineSimilarityLoss → CoSENTLoss',
  );
  const listed = [await scores(page, '#1'), await scores(page, '#2')];
  expect(listed.flat().join(' ')).toMatch(/^(−?[01]\.\d{4} [+−][01]\.\d{4} ?){2}$/);
  // Run 0 is measured once, by the first of them.
  const [before] = await scores(page, 'Base');
  const number = (text = '') => Number(text.replace('−', '-'));
  for (const [after, change] of listed) {
    expect(number(after) - number(before)).toBeCloseTo(number(change), 3);
  }

  await page.getByRole('button', { name: 'Show: #1' }).click();
  await expect(app.output('Spearman')).toHaveAttribute('title', first ?? '');
  await page.getByRole('button', { name: 'Rename: #1' }).click();
  await page.getByRole('textbox', { name: 'Name of run #1' }).fill('cosine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rename: #1 cosine' })).toBeFocused();

  await page.reload();
  await app.runsTable();
  await expect(row(page, '#1 cosine')).toContainText('finished');
  await expect.poll(async () => [await scores(page, '#1 cosine'), await scores(page, '#2')]).toEqual(listed);
  await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
  await app.group('Loss');
  await expect(page.getByRole('radio', { name: 'CoSENTLoss', exact: true })).toBeChecked();
  await expect(app.output('Spearman')).toHaveAttribute('title', second ?? '');
  await app.view('Training');
  for (const name of ['Loss', 'Spearman', 'Similarity histogram']) {
    await expect(page.getByRole('figure', { name, exact: true })).toBeVisible();
  }
  await app.compare();

  await page.getByRole('button', { name: 'Delete: #1 cosine' }).click();
  await expect(row(page, '#1 cosine')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, '#1 cosine')).toBeVisible();
  await expect(page.locator('body')).not.toBeFocused();
  await page.getByRole('button', { name: 'Delete: #2' }).click();
  await page.reload();
  await expect(row(page, '#1 cosine')).toBeVisible();
  await expect(row(page, '#2')).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});

test('a run takes no result away: evaluation alone, a wrong field, another file', async ({ page }) => {
  const app = await ready(page);
  await trainWith(app, 'CosineSimilarityLoss');
  const trained = await app.exactly('Spearman');
  await app.evaluateOnly();
  await app.waitForState('finished');
  await app.compare();
  await page.getByRole('button', { name: 'Show: #1' }).click();
  await expect(app.output('Spearman')).toHaveAttribute('title', trained ?? '');
  await app.set('Batch size', 0);
  await app.press('Train');
  await expect(page.getByRole('alert')).toContainText('Batch size');
  await expect(app.output('Spearman')).toHaveAttribute('title', trained ?? '');
  await expect(app.output('State')).toHaveText('finished');
  await app.dataset('pairs-binary.csv');
  await expect(page.getByRole('region', { name: 'Run', exact: true })).toContainText('pairs-binary.csv');
  await expect(app.output('Spearman')).toHaveAttribute('title', trained ?? '');
  await app.compare();
  await app.runsTable();
  await expect(row(page, '#1')).toContainText('pairs-score.csv');
});

test('train during a run waits for its turn', async ({ page }) => {
  const app = await ready(page);
  await app.set('Epochs', 100);
  await app.press('Train');
  await app.waitForState('training');
  await app.press('Queue this run');
  await expect(page.getByRole('list', { name: '1 run in the queue' })).toBeVisible();
  await app.press('Stop');
  await app.compare();
  await expect(row(page, '#2')).toContainText('running', { timeout: 60_000 });
  await expect(row(page, '#1')).toContainText('stopped');
  await app.waitForState('training');
  await app.press('Stop');
  await expect(row(page, '#2')).toContainText('stopped', { timeout: 60_000 });
});

test('a new visit offers what was kept, opens it with its runs, and deletes it with them', async ({
  page,
  context,
}) => {
  const app = await ready(page);
  await app.press('Keep them');
  await trainWith(app, 'CosineSimilarityLoss');
  await page.close();

  const later = await context.newPage();
  const visit = studio(later);
  await visit.open();
  const list = later.getByRole('navigation', { name: 'Continue' });
  await expect(list).toContainText('pairs-score.csv · 1 run · today');
  await expect(visit.output('Rows')).toHaveText('–');
  await later.getByRole('button', { name: 'Open: pairs-score.csv' }).click();
  await expect(visit.output('Rows')).toHaveText(/^[1-9]\d*$/);
  await expect(visit.output('State')).toHaveText('finished');
  await expect(list).toHaveCount(0);

  const third = await context.newPage();
  const last = studio(third);
  await last.open();
  await third.getByRole('button', { name: 'Delete with its runs: pairs-score.csv' }).click();
  await expect(third.getByRole('status', { name: 'Delete', exact: true })).toHaveText(
    'pairs-score.csv and 1 run deleted.',
  );
  await third.reload();
  await last.view('Results');
  await expect(third.getByText('The metrics of a run appear here.')).toBeVisible();
  await expect(listed(third)).toHaveCount(1);
  await expect(third.getByRole('navigation', { name: 'Continue' })).toHaveCount(0);
});

/** Everything that the origin has stored: databases, files, caches, local and session storage. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const names: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, path: string) => {
      for await (const [name, entry] of folder.entries()) {
        names.push(path + name);
        if (entry instanceof FileSystemDirectoryHandle) await walk(entry, `${path}${name}/`);
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return {
      databases: (await indexedDB.databases()).map(({ name }) => name),
      files: names.filter((name) => name !== 'downloads'),
      caches: await caches.keys(),
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
    };
  });

test('clearing everything leaves nothing in the browser', async ({ page }) => {
  const app = await ready(page);
  await app.press('Keep them');
  await trainWith(app, 'CosineSimilarityLoss');
  await app.download('Download predictions');
  await expect
    .poll(async () => (await stored(page)).files.some((name) => name.startsWith('data/')))
    .toBe(true);
  await expect
    .poll(async () => (await stored(page)).files.filter((name) => name.startsWith('runs/')))
    .toHaveLength(1);
  expect(await stored(page)).toMatchObject({ databases: ['semblance'], local: ['semblance'] });
  // A run that was interrupted leaves a checkpoint.
  await app.set('Epochs', 100);
  await app.press('Train');
  await expect
    .poll(async () => (await stored(page)).files.some((name) => name.startsWith('checkpoints/')), {
      timeout: 60_000,
    })
    .toBe(true);
  await page.reload();
  await expect(app.output('State')).toHaveText('interrupted');

  await app.view('Data');
  const reloaded = page.waitForEvent('load');
  await app.press('Clear everything of mine');
  await app.press('Delete everything');
  await reloaded;
  await expect(listed(page)).toHaveCount(1);
  await expect(app.output('Rows')).toHaveText('–');
  const nothing = { databases: [], files: [], caches: [], local: [], session: [] };
  expect(await stored(page)).toEqual(nothing);
  // Nor does the page write what it had once it is used again.
  await app.dataset('pairs-binary.csv');
  await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
  expect(await stored(page)).toMatchObject({ databases: [], files: [] });
});

test('a browser without room keeps everything in this tab, and says so once', async ({ page, context }) => {
  const app = await ready(page);
  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await app.press('Keep them');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/no room left/);
  await page.getByRole('button', { name: 'Dismiss the runs message' }).click();
  await trainWith(app, 'CosineSimilarityLoss');
  await trainWith(app, 'CoSENTLoss');
  await expect(row(page, '#1')).toContainText('finished');
  await expect(row(page, '#2')).toContainText('finished');
  await page.getByRole('button', { name: 'Show: #1' }).click();
  await expect(app.output('State')).toHaveText('finished');
});
