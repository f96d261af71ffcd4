/** A class: a link with a sample and settings, going back to it, and type that is read from afar. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { studio } from './studio';

const lesson = 'lesson=1&sample=graded-similarity.csv&loss=CoSENTLoss&epochs=2&seed=7';
const offer = (page: Page) => page.getByRole('dialog', { name: 'Settings from a link' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const fileName = (page: Page) => page.getByRole('banner').getByText(/graded-similarity\.csv/);
const expectClean = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test('a link is shown as a difference, applied when the person says so, and gone back to', async ({
  page,
}) => {
  const app = studio(page);
  await page.goto(`/#${lesson}`);
  const table = offer(page).getByRole('table', { name: 'These settings differ from yours' });
  await expect(table.getByRole('row')).toHaveText([
    /Setting.*Yours.*Link/,
    /Data.*none open.*Graded similarity/,
    /Loss.*MultipleNegativesRankingLoss.*CoSENTLoss/,
    /Epochs.*1.*2/,
    /Seed.*42.*7/,
  ]);
  await expectClean(page);
  await expect(fileName(page)).toHaveCount(0);
  await offer(page).getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(fileName(page)).toBeVisible();
  await app.group('Training');
  const epochs = page.getByRole('spinbutton', { name: 'Epochs', exact: true });
  await expect(epochs).toHaveValue('2');
  await app.group('Loss');
  await expect(page.getByRole('radio', { name: 'CoSENTLoss', exact: true })).toBeChecked();
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  await epochs.fill('5');
  await app.dataset('pairs-binary.csv');
  await expect(fileName(page)).toHaveCount(0);
  await button(page, 'Reset to this lesson').click();
  await expect(fileName(page)).toBeVisible();
  await expect(epochs).toHaveValue('2');

  // A reload asks nothing again, and the lesson is still there to go back to.
  await app.view('Export');
  await page.reload();
  await expect(button(page, 'Reset to this lesson')).toBeVisible();
  await expect(offer(page)).toBeHidden();
  expect(app.complaints).toEqual([]);
});

test('“Keep mine” keeps everything as it is', async ({ page }) => {
  const app = studio(page);
  await page.goto(`/#${lesson}`);
  await offer(page).getByRole('button', { name: 'Keep mine', exact: true }).click();
  await expect(offer(page)).toBeHidden();
  await expect(fileName(page)).toHaveCount(0);
  await app.group('Training');
  await expect(page.getByRole('spinbutton', { name: 'Epochs', exact: true })).toHaveValue('1');
});

test('a hostile link is refused by name and changes nothing', async ({ page }) => {
  const app = studio(page);
  await app.open();
  await page.evaluate(() => {
    window.location.hash = 'lesson=1&epochs=1000000&%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E=1&sample=..%2Fx';
  });
  await expect(offer(page).getByRole('listitem')).toHaveText([
    'There is no sample "../x".',
    'Epochs must be a whole number from 1 to 100; it is 1,000,000.',
    'There is no setting "<img src=x onerror=alert(1)>".',
  ]);
  await expect(offer(page).getByRole('button', { name: 'Apply' })).toHaveCount(0);
  await expectClean(page);
  await offer(page).getByRole('button', { name: 'Close', exact: true }).click();
  await app.group('Training');
  await expect(page.getByRole('spinbutton', { name: 'Epochs', exact: true })).toHaveValue('1');
  await expect(button(page, 'Reset to this lesson')).toHaveCount(0);
});

test('the settings are shared as a link with a QR code, and the link opens them', async ({
  browser,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = studio(page);
  await app.open();
  await app.press('Use sample: Clause triplets');
  await expect(app.output('Rows')).toHaveText(/^[1-9]/);
  await app.set('Epochs', 4);
  await app.press('Share settings');
  const dialog = page.getByRole('dialog', { name: 'Share settings' });
  await expect(dialog).toContainText('opens the sample “Clause triplets”');
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expectClean(page);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog).toContainText('Copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await dialog.getByRole('textbox', { name: 'Link' }).inputValue());
  expect(link).toContain('sample=clause-triplets.csv');
  expect(app.complaints).toEqual([]);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(offer(other)).toContainText('Sample “Clause triplets”');
  await expect(offer(other).getByRole('row', { name: /Epochs 1 4/ })).toBeVisible();
  await other.context().close();
});

test('a file of one’s own is never part of the link, even by a sample’s name', async ({ page }) => {
  const app = studio(page);
  await app.open();
  const rows = Array.from({ length: 40 }, (_, i) => `private ${i},sentence ${i}`).join('\n');
  await app.dataset({
    name: 'clause-triplets.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`a,b\n${rows}\n`),
  });
  await expect(app.output('Rows')).toHaveText('40');
  await app.press('Share settings');
  const dialog = page.getByRole('dialog', { name: 'Share settings' });
  await expect(dialog).toContainText('no data');
  expect(await dialog.getByRole('textbox', { name: 'Link' }).inputValue()).not.toMatch(/clause|private/);
});

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
] as const) {
  test(`the presentation size is larger and remembered, and cuts nothing at ${width} × ${height}`, async ({
    page,
  }) => {
    const app = studio(page);
    await page.setViewportSize({ width, height });
    await app.open();
    await app.press('Use sample: Graded similarity');
    await expect(app.output('Rows')).toHaveText('761');
    const size = button(page, 'Presentation size');
    await size.click();
    await expect(size).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(size).toHaveAttribute('aria-pressed', 'true');
    const { root, wide, cut } = await page.evaluate(() => ({
      root: getComputedStyle(document.documentElement).fontSize,
      wide: document.documentElement.scrollWidth > window.innerWidth,
      /** Of the bar and the tabs, what is wider than its place and not shortened with an ellipsis. */
      cut: [...document.querySelectorAll<HTMLElement>('header *, [role="tablist"] *')]
        .filter((one) => one.checkVisibility() && one.clientWidth > 1)
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis')
        .map((one) => one.outerHTML.slice(0, 120)),
    }));
    expect(root).toBe('20px');
    expect(wide).toBe(false);
    expect(cut).toEqual([]);
    await expectClean(page);
  });
}
