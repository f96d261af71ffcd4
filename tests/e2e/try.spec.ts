import { expect, test } from '@playwright/test';
import { fixture, studio } from './studio';

test('two sentences and a search show the base model before a run, and both models after it', async ({
  page,
}) => {
  const app = studio(page);
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  const found = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('listitem');
  const number = /^-?[01]\.\d{4}$/;
  await app.open();
  await app.press('Use sample: Duplicate questions');
  await app.modelFolder(fixture('tiny-bert'));
  await app.view('Try');
  await expect(box('First sentence')).not.toHaveValue('');

  await expect(app.output('Cosine before')).toHaveAttribute('title', number);
  await expect(app.output('Cosine after')).toHaveText('–');
  const given = await app.number('Cosine before');
  await box('Second sentence').fill('Where is the nearest station?');
  await expect.poll(() => app.number('Cosine before')).not.toBe(given);

  await page.getByRole('searchbox', { name: 'Search for' }).fill('how can I get my money back');
  await page.keyboard.press('Enter');
  await expect(found('Base model')).toHaveCount(10);
  await expect(found('Fine-tuned model')).toHaveCount(0);

  await app.compute('WebAssembly');
  await app.set('Epochs', 1);
  await app.set('Learning rate', 0.002);
  // Random weights seldom get better than they were, and the base model would be kept.
  await app.group('Evaluation');
  await page.getByLabel('Load best checkpoint at end').uncheck();
  await app.press('Train');
  await app.waitForState('finished');
  await app.view('Try');

  await expect(app.output('Cosine after')).toHaveAttribute('title', number);
  expect(await app.number('Cosine after')).not.toBe(await app.number('Cosine before'));
  await app.press('Search');
  await expect(found('Fine-tuned model')).toHaveCount(10);
  await expect(found('Base model')).toHaveCount(10);
  expect(await found('Fine-tuned model').allTextContents()).not.toEqual(
    await found('Base model').allTextContents(),
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});

test('a run that starts right after a search goes first, and the search can be made after it', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  await app.press('Use sample: Duplicate questions');
  await app.compute('WebAssembly');
  await app.group('Model');
  await expect(page.getByRole('button', { name: 'Load model', exact: true })).toHaveCount(0);
  await app.view('Try');
  await page.getByRole('searchbox', { name: 'Search for' }).fill('how can I get my money back');
  await page.keyboard.press('Enter');
  // At whatever point the search is by then: loading, embedding or done.
  await app.press('Train');
  await app.view('Try');
  await expect(app.output('Search')).toHaveText(/^A run is in progress/);
  await expect(app.output('Step')).toHaveText(/^[1-9]/, { timeout: 60_000 });
  await app.press('Stop');
  await app.waitForState('stopped');
  await app.press('Search');
  await expect(page.getByRole('region', { name: 'Fine-tuned model' }).getByRole('listitem')).toHaveCount(10, {
    timeout: 60_000,
  });
  await expect(page.getByRole('alert')).toHaveCount(0);
});
