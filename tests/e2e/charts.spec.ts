import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { studio } from './studio';

const figure = (page: Page) => page.getByRole('figure', { name: 'Similarity histogram', exact: true });
const slider = (page: Page) => page.getByRole('slider', { name: 'Threshold', exact: true });
const bars = (page: Page) => figure(page).getByRole('button', { name: /, cosine .*: [\d,]+ pairs?$/ });
const chip = (page: Page) => page.getByRole('button', { name: /^Show all pairs, not only: / });
const valueOf = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'));

async function trained(page: Page) {
  const app = studio(page);
  await app.openTiny('pairs-binary.csv');
  await app.press('Train');
  await app.waitForState('finished');
  await expect(slider(page)).toBeVisible();
  return app;
}

/** From the middle of the threshold's line along the plot. */
async function line(page: Page) {
  await slider(page).scrollIntoViewIfNeeded();
  const box = await slider(page).locator('line').boundingBox();
  if (!box) throw new Error('The threshold is not drawn.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('the threshold is dragged by the mouse, and its counts follow', async ({ page }) => {
  await trained(page);
  const before = await valueOf(page);
  const { x, y } = await line(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 5 });
  await page.mouse.move(x - 120, y, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => valueOf(page)).toBeLessThan(before);
  // The line stands where it was dropped, and a moving pointer without a button moves nothing.
  expect(Math.abs((await line(page)).x - (x - 120))).toBeLessThan(8);
  const dropped = await valueOf(page);
  await page.mouse.move(x, y);
  expect(await valueOf(page)).toBe(dropped);
  const box = page.getByRole('region', { name: 'At the threshold', exact: true });
  await expect(box).toContainText(`At ${dropped.toFixed(2).replace('-', '−')}`);
  await page.getByRole('button', { name: 'Back to best F1', exact: true }).click();
  expect(await valueOf(page)).toBe(before);
});

test('a bar lists its pairs by the keyboard, the filter stands in the address, and a reload keeps it', async ({
  page,
}) => {
  const app = await trained(page);
  const last = bars(page).last();
  await bars(page).first().focus();
  await page.keyboard.press('End');
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const [, text = '', pairs = ''] = /^(.*): ([\d,]+) pairs?$/.exec(name) ?? [];
  expect(pairs).toMatch(/^[1-9]/);
  await expect(last).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Errors', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByText(new RegExp(`^${pairs} of [\\d,]+ pairs?$`))).toBeVisible();
  const rows = page.getByRole('table', { name: 'Errors', exact: true }).locator('tbody tr[aria-rowindex]');
  await expect(rows).toHaveCount(Math.min(Number(pairs), await rows.count()));
  expect(text).toMatch(/^(no|yes), cosine /);
  await expect(page).toHaveURL(/#view=errors&pairs=now,(lower|upper),/);
  const says = await chip(page).getAttribute('aria-label');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.reload();
  await expect(page.getByRole('tab', { name: 'Errors', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(await chip(page).getAttribute('aria-label')).toBe(says);
  await chip(page).click();
  await expect(chip(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#view=errors$/);
  await page.goBack();
  expect(await chip(page).getAttribute('aria-label')).toBe(says);
  expect(app.complaints).toEqual([]);
});

test('a range that is dragged across the plot lists its pairs', async ({ page }) => {
  await trained(page);
  await slider(page).scrollIntoViewIfNeeded();
  const plot = await figure(page).locator('.recharts-cartesian-grid').boundingBox();
  if (!plot) throw new Error('The plot is not drawn.');
  const threshold = await line(page);
  // On the side of the threshold that has more room.
  const room = threshold.x - plot.x > plot.width / 2;
  const [from, to] = room ? [plot.x + 4, threshold.x - 20] : [threshold.x + 20, plot.x + plot.width - 4];
  const y = plot.y + plot.height / 4;
  await page.mouse.move(from, y);
  await page.mouse.down();
  await page.mouse.move(to, y, { steps: 8 });
  await page.mouse.up();
  await expect(chip(page)).toBeVisible();
  await expect(page).toHaveURL(/#view=errors&pairs=now,,/);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the threshold is dragged on a phone, where one chart is shown at a time', async ({ page }) => {
    const app = await trained(page);
    await app.view('Training');
    await expect(page.getByRole('figure')).toHaveCount(1);
    await page.getByRole('radio', { name: 'Cosines', exact: true }).click();
    await expect(page.getByRole('figure')).toHaveCount(1);
    await expect(slider(page)).toBeVisible();
    const before = await valueOf(page);
    const { x, y } = await line(page);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] });
    await touch('touchStart', x);
    for (const by of [10, 30, 50]) await touch('touchMove', x - by);
    await touch('touchEnd');
    await expect.poll(() => valueOf(page)).toBeLessThan(before);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
