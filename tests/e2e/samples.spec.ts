import { expect, test } from '@playwright/test';
import { renderEnglish } from '../../src/messages/english';
import { samples } from '../../src/core/samples/catalogue';
import { studio } from './studio';

for (const sample of samples) {
  const { loss } = sample;
  const title = renderEnglish(sample.title);
  test(`the sample "${title}" opens whole, and its shape leads to ${loss}`, async ({ page }) => {
    const app = studio(page);
    await app.open();
    await app.press(`Use sample: ${title}`);
    await expect(app.output('Rejected rows')).toHaveText('0');
    expect(await app.number('Rows')).toBeGreaterThanOrEqual(600);
    await app.group('Loss');
    await expect(page.getByRole('radio', { name: loss, exact: true })).toBeChecked();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
