import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { fixture, studio } from './studio';

const found = (page: Page) =>
  page.getByRole('region', { name: 'Base model', exact: true }).getByRole('listitem');

async function search(page: Page) {
  await page.getByRole('searchbox', { name: 'Search for', exact: true }).fill('the same in other words');
  await page.keyboard.press('Enter');
  await expect(found(page)).toHaveCount(10);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no fault, empty and after a run, in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const app = studio(page);
    await app.open();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await app.dataset('pairs-binary.csv');
    await app.modelFolder(fixture('tiny-bert'));
    await app.press('Train');
    await app.waitForState('finished');
    await expect(page.getByRole('figure', { name: 'Loss', exact: true })).toBeVisible();
    for (const question of ['What is a pair?', 'What is Spearman?', 'How do I read this histogram?']) {
      await page.getByText(question, { exact: true }).click();
    }
    await search(page);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const app = studio(page);
  await app.open();
  await app.dataset('pairs-binary.csv');
  await app.modelFolder(fixture('tiny-bert'));
  await expect(app.output('Rows')).toHaveText(/^[1-9]/);
  await search(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
