import { expect, test, type Page } from '@playwright/test';
import { fixture, studio } from './studio';

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body ? 'body' : (activeElement?.tagName ?? 'body');
  });

/** Moves the focus by Tab until the control has it. */
async function tabTo(page: Page, control: ReturnType<Page['getByRole']>) {
  for (let presses = 0; presses < 150; presses++) {
    const there = await control.evaluate((element) => element === document.activeElement);
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${control.toString()}.`);
}

test('the keyboard alone goes from a sample to the downloaded model, and the focus is never lost', async ({
  page,
}) => {
  const app = studio(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = async (control: ReturnType<Page['getByRole']>) => {
    await tabTo(page, control);
    await page.keyboard.press('Enter');
  };
  await app.open();
  await press(button('Use sample: Graded similarity'));
  await expect(app.output('Rows')).toHaveText(/^[1-9]/);
  expect(await focused(page)).not.toBe('body');

  // A run of few steps: the tiny model, and one pass with large batches.
  await press(button('Model'));
  await tabTo(page, page.getByRole('radio', { name: 'Built-in' }));
  const folder = page.getByRole('radio', { name: 'Local folder' });
  for (let presses = 0; presses < 3 && !(await folder.isChecked()); presses++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(folder).toBeFocused();
  // A person chooses it in the system's dialog.
  await page.getByLabel('Model folder', { exact: true }).setInputFiles(fixture('tiny-bert'));
  await press(button('Training'));
  await tabTo(page, page.getByRole('spinbutton', { name: 'Epochs', exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1');
  expect(await focused(page)).not.toBe('body');

  await press(button('Train'));
  await app.waitForState('finished');
  expect(await focused(page)).not.toBe('body');
  await tabTo(page, page.getByRole('tab', { selected: true }));
  for (const name of ['Errors', 'Try', 'Export']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name, exact: true })).toBeFocused();
  }
  const arriving = page.waitForEvent('download', { timeout: 60_000 });
  await tabTo(page, button('Download model').last());
  await page.keyboard.press('Enter');
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^graded-similarity-run-1-model\.zip$/);
  expect(await focused(page)).not.toBe('body');
  expect(app.complaints).toEqual([]);
});
