import { expect, test } from '@playwright/test';
import { fixture, studio } from './studio';

test('a run can be paused, resumed and stopped, and the model so far is kept', async ({ page }) => {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.set('Epochs', 100);
  await app.press('Train');
  await expect(app.output('Step')).toHaveText(/^[1-9]/, { timeout: 60_000 });

  await app.press('Pause');
  await expect(app.output('State')).toHaveText('paused');
  const step = await app.output('Step').textContent();
  await page.waitForTimeout(1500);
  expect(await app.output('Step').textContent()).toBe(step);

  await app.press('Resume');
  await expect(app.output('State')).toHaveText('training');
  await expect(app.output('Step')).not.toHaveText(step ?? '');

  await app.press('Stop');
  await app.waitForState('stopped');
  const { bytes } = await app.download('Download model');
  expect(bytes.length).toBeGreaterThan(10_000);
  expect(app.complaints).toEqual([]);
});

test('the base model alone can be evaluated, with the same numbers and charts', async ({ page }) => {
  const app = studio(page);
  await app.open();
  await app.dataset('pairs-binary.csv');
  await app.modelFolder(fixture('tiny-bert'));
  await app.evaluateOnly();
  await app.waitForState('finished');
  expect(await app.number('Spearman before')).toBeGreaterThan(-1);
  await expect(page.getByRole('figure', { name: 'Similarity histogram', exact: true })).toBeVisible();

  const { bytes } = await app.download('Download predictions');
  const [header, ...rows] = bytes.toString().trim().split(/\r?\n/);
  expect(header).toBe('sentence1,sentence2,label,pred,part');
  expect(rows).toHaveLength(Number(await app.output('Rows').textContent()));
});

test('the same seed gives the same run', async ({ page }) => {
  const app = studio(page);
  const ends: string[] = [];
  for (let run = 0; run < 2; run++) {
    await app.openTiny('pairs-positive.csv');
    await app.set('Seed', 7);
    await app.set('Learning rate', 0.001);
    await app.press('Train');
    await app.waitForState('finished');
    const { bytes } = await app.download('Download embeddings');
    ends.push(bytes.toString());
  }
  expect(ends[0]).toBe(ends[1]);
});

test('the built-in model needs no network: the page works once it is loaded from its own server', async ({
  page,
}) => {
  const app = studio(page);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/localhost|blob:|data:)/.test(request.url())) elsewhere.push(request.url());
  });
  await app.open();
  await app.dataset('pairs-score.csv');
  await app.compute('WebAssembly');
  await app.evaluateOnly();
  await app.waitForState('finished');
  expect(await app.number('Spearman before')).toBeGreaterThan(0.3);
  expect(elsewhere).toEqual([]);
});
