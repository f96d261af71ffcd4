import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { fixture, studio, type Studio } from './studio';

const found = (page: Page) =>
  page.getByRole('region', { name: 'Base model', exact: true }).getByRole('listitem');

async function search({ page, view }: Studio) {
  await view('Try');
  await page.getByRole('searchbox', { name: 'Search for', exact: true }).fill('the same in other words');
  await page.keyboard.press('Enter');
  await expect(found(page)).toHaveCount(10);
}

const groups = ['Data', 'Loss', 'Model', 'Training', 'Evaluation', 'Device'] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no fault in any tab, empty, with data, in a run and after it, in the ${colorScheme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations;
    const app = studio(page);
    await app.open();
    expect(await faults()).toEqual([]);
    await app.dataset('pairs-binary.csv');
    await expect(page.getByRole('table', { name: 'Preview' }).getByRole('row').nth(1)).toBeVisible();
    for (const name of groups) await app.group(name);
    expect(await faults()).toEqual([]);
    await app.modelFolder(fixture('tiny-bert'));
    await app.set('Epochs', 100);
    await app.press('Train');
    await expect(app.output('Step')).toHaveText(/^[1-9]/, { timeout: 60_000 });
    await app.press('Pause');
    await expect(app.output('State')).toHaveText('paused');
    await expect(page.getByRole('figure', { name: 'Loss', exact: true })).toBeVisible();
    for (const question of ['What is a pair?', 'What is Spearman?', 'How do I read this histogram?']) {
      await page.getByText(question, { exact: true }).click();
    }
    expect(await faults()).toEqual([]);
    await app.press('Stop');
    await app.waitForState('stopped');
    for (const name of ['Results', 'Errors', 'Export'] as const) {
      await app.view(name);
      expect(await faults(), name).toEqual([]);
    }
    await search(app);
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    expect(await faults()).toEqual([]);
  });
}

for (const width of [320, 360]) {
  test(`nothing is wider than a window of ${width} pixels, in any tab or in the setup`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const app = studio(page);
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
    await app.open();
    expect(await widest()).toBeLessThanOrEqual(width);
    await app.dataset('pairs-binary.csv');
    await expect(page.getByRole('table', { name: 'Preview' }).getByRole('row').nth(1)).toBeVisible();
    expect(await widest()).toBeLessThanOrEqual(width);
    await app.modelFolder(fixture('tiny-bert'));
    await expect(app.output('Rows')).toHaveText(/^[1-9]/);
    for (const name of groups) {
      await app.group(name);
      expect(await widest(), name).toBeLessThanOrEqual(width);
    }
    await app.press('Close');
    await app.press('Train');
    await app.waitForState('finished');
    for (const name of ['Results', 'Errors', 'Training', 'Export'] as const) {
      await app.view(name);
      expect(await widest(), name).toBeLessThanOrEqual(width);
    }
    await search(app);
    expect(await widest()).toBeLessThanOrEqual(width);
  });
}

test('at 200 % zoom of a window of 1440 × 900 nothing is cut off, and every control of a finished run can be reached', async ({
  page,
}) => {
  await page.setViewportSize({ width: 720, height: 450 });
  const app = studio(page);
  /** Names of buttons, tabs and fields that no scrolling brings into the window whole. */
  const unreachable = () =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll('button, [role=tab], select, input, summary')].filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1,
      );
      return shown.flatMap((element) => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const out = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
        return out ? [element.getAttribute('aria-label') ?? element.textContent ?? ''] : [];
      });
    });
  const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
  await app.open();
  expect(await unreachable()).toEqual([]);
  await app.dataset('pairs-binary.csv');
  await app.modelFolder(fixture('tiny-bert'));
  for (const name of groups) {
    await app.group(name);
    expect(await unreachable(), name).toEqual([]);
  }
  await app.press('Close');
  await app.press('Train');
  await app.waitForState('finished');
  for (const name of ['Data', 'Training', 'Results', 'Errors', 'Try', 'Export'] as const) {
    await app.view(name);
    expect(await unreachable(), name).toEqual([]);
    expect(await widest(), name).toBeLessThanOrEqual(720);
  }
  await app.compare();
  expect(await unreachable()).toEqual([]);
  expect(await widest()).toBeLessThanOrEqual(720);
});
