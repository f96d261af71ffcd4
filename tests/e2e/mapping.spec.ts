import { expect, test } from '@playwright/test';
import { studio } from './studio';

const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
});

const rows = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));

test('a person edits the scale and turns the direction of scores round', async ({ page }) => {
  const app = studio(page);
  await app.open();
  const lines = rows(60, (i) => `The cat ${i} sleeps.,A dog ${i} barks.,${i % 6}`);
  await app.dataset(csv('scores.csv', ['sentence1,sentence2,score', ...lines]));
  const line = app.output('Score scale');
  await expect(line).toHaveText('0 … 5 → 0 … 1');
  await expect(app.output('Rows')).toHaveText('60');

  const maximum = page.getByRole('spinbutton', { name: 'Scale maximum', exact: true });
  await maximum.fill('4');
  await maximum.press('Enter');
  await expect(line).toHaveText('0 … 4 → 0 … 1');
  await expect(app.output('Rows')).toHaveText('50');
  await expect(app.output('Rejected rows')).toHaveText('10');
  await expect(page.getByText('The score 5 is outside the scale from 0 to 4.').first()).toBeAttached();
  await expect(maximum).toBeFocused();

  await maximum.fill('-1');
  await maximum.press('Enter');
  await expect(page.getByText('The maximum must be greater than the minimum.')).toBeVisible();
  await expect(line).toHaveText('0 … 4 → 0 … 1');

  await page.getByRole('button', { name: 'Use the guess' }).click();
  await expect(line).toHaveText('0 … 5 → 0 … 1');
  await expect(app.output('Rows')).toHaveText('60');
  await expect(page.getByRole('region', { name: 'How the data is understood' })).toBeFocused();

  await page.getByRole('checkbox', { name: 'Higher means less similar' }).check();
  await expect(line).toHaveText('0 … 5 → 1 … 0');
  await expect(page.getByRole('checkbox', { name: 'Higher means less similar' })).toBeFocused();
  expect(app.complaints).toEqual([]);
});

test('a person answers which of two unknown labels means similar, and swaps them', async ({ page }) => {
  const app = studio(page);
  await app.open();
  const lines = rows(40, (i) =>
    i % 2 === 0 ? `A red ball ${i}.,A red ball ${i} lies here.,zib` : `A red ball ${i}.,Snow fell ${i}.,zab`,
  );
  await app.dataset(csv('unknown.csv', ['sentence1,sentence2,verdict', ...lines]));
  await expect(page.getByText('Which of these means similar?')).toBeVisible();
  await expect(page.getByText('zib: "A red ball 0." – "A red ball 0 lies here."')).toBeVisible();
  const line = app.output('Label meaning');
  await expect(line).toHaveText('zib = similar, zab = not similar');

  await page.getByRole('button', { name: '"zab" means similar' }).press('Enter');
  await expect(line).toHaveText('zab = similar, zib = not similar');
  await expect(page.getByText('Which of these means similar?')).toBeHidden();
  const swap = page.getByRole('button', { name: 'Swap similar and not similar' });
  await expect(swap).toBeFocused();
  await swap.press('Enter');
  await expect(line).toHaveText('zib = similar, zab = not similar');
  expect(app.complaints).toEqual([]);
});

test('marks are kept as text, and the split of the file is used or not', async ({ page }) => {
  const app = studio(page);
  await app.open();
  const parts = ['train', 'train', 'train', 'dev', 'test'];
  const lines = rows(50, (i) => `The cat ${i} sleeps.,${i < 3 ? 'NS' : `It naps ${i}.`},${parts[i % 5]}`);
  await app.dataset(csv('split.csv', ['sentence1,sentence2,split', ...lines]));
  await expect(app.output('Rows')).toHaveText('47');
  await expect(page.getByText('27 rows of train to train on, 10 rows of dev to evaluate on')).toBeVisible();

  await page.getByRole('button', { name: 'Keep "NS" as text' }).click();
  await expect(app.output('Rows')).toHaveText('50');
  await expect(page.getByText('30 rows of train to train on, 10 rows of dev to evaluate on')).toBeVisible();
  await page.getByRole('button', { name: 'Skip rows with the sentence "NS"' }).click();
  await expect(app.output('Rows')).toHaveText('47');

  const split = page.getByRole('checkbox', { name: 'Use the column "split" as the split' });
  await split.uncheck();
  await expect(page.getByText('names a split, which is not used')).toBeVisible();
  await split.check();
  await expect(page.getByText('27 rows of train to train on')).toBeVisible();
  expect(app.complaints).toEqual([]);
});

test('several raters are averaged, which is said; one click takes one of them instead, and lists the others', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  const lines = rows(
    60,
    (i) => `The cat ${i} sleeps.,A dog ${i} barks.,${1 + (i % 5)},${1 + ((i + Number(i % 4 === 0)) % 5)}`,
  );
  await app.dataset(csv('raters.csv', ['sentence1,sentence2,rater_1,rater_2', ...lines]));
  const note = page.getByText('The label is the mean of "rater_1" and "rater_2"');
  await expect(note).toBeInViewport({ ratio: 1 });
  await expect(app.output('Score scale')).toHaveText('1 … 5 → 0 … 1');
  const label = page.getByRole('combobox', { name: 'Label', exact: true });
  await expect(label).toHaveAccessibleDescription('The label is the mean of 2 raters.');

  const mean = page.getByRole('checkbox', { name: 'Use the mean of "rater_1" and "rater_2" as the label' });
  await mean.uncheck();
  await expect(note).toBeHidden();
  await expect(
    page.getByText('It contains the labels of one rater; "rater_1" was taken as the label.'),
  ).toBeVisible();
  await expect(mean).toBeFocused();

  await page.getByRole('button', { name: 'Use rater_2 as Label' }).click();
  await expect(label).toHaveValue('3');
  await expect(
    page.getByText('It contains the labels of one rater; "rater_2" was taken as the label.'),
  ).toBeVisible();
  await mean.check();
  await expect(note).toBeVisible();
  expect(app.complaints).toEqual([]);
});
