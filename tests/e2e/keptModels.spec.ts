import { expect, test, type Page } from '@playwright/test';
import { fixture, studio, type Studio } from './studio';

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });

/** The page with scored pairs, the tiny model and a short run's settings, whose last step is kept. */
async function ready(page: Page): Promise<Studio> {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.set('Learning rate', 0.002);
  await app.set('Epochs', 1);
  await app.group('Evaluation');
  await page.getByLabel('Load best checkpoint at end').uncheck();
  return app;
}

/** A run with a learning rate of its own, until its model is stored. */
async function train(app: Studio, number: number): Promise<void> {
  await app.set('Learning rate', number / 1000);
  await app.press('Train');
  await app.runsTable();
  await expect(row(app.page, `#${number}`)).toContainText(/finished.*MB|finished.*kB/, { timeout: 60_000 });
}

/** What a run's model makes of the two sentences. */
async function cosineOf(app: Studio, number: number): Promise<string> {
  await app.runsTable();
  await app.page.getByRole('button', { name: `Show: #${number}`, exact: true }).click();
  await app.view('Try');
  await expect(app.page.getByText(/finds them|equally similar/)).toBeVisible({ timeout: 20_000 });
  return (await app.exactly('Cosine after')) ?? '';
}

/** How long the evaluation of the base model took that the shown run has. Seconds. */
async function secondsOfBase(app: Studio): Promise<unknown> {
  await app.view('Export');
  await app.page.getByLabel('History format').selectOption('JSON');
  const { bytes } = await app.download('Download history');
  const { evaluations }: { evaluations: { step: number; seconds: number }[] } = JSON.parse(bytes.toString());
  return evaluations.find(({ step }) => step === 0)?.seconds;
}

test('the models of runs can be tried and downloaded after a reload; a fourth lets the oldest go that is not pinned', async ({
  page,
}) => {
  const app = await ready(page);
  await app.press('Keep them');
  await train(app, 1);
  const first = await cosineOf(app, 1);
  const { name, bytes } = await app.download('Download model');
  expect(name).toBe('pairs-score-run-1-model.zip');
  const predictions = await app.download('Download predictions');
  const seconds = await secondsOfBase(app);
  await train(app, 2);
  const second = await cosineOf(app, 2);
  expect(second).not.toBe(first);
  // Measured once: the same to the last digit.
  expect(await secondsOfBase(app)).toBe(seconds);
  // The worker has the model of the second run: that of the first comes from storage.
  expect(await cosineOf(app, 1)).toBe(first);
  await app.runsTable();
  await page.getByRole('button', { name: 'Pin: #1', exact: true }).click();
  await expect(page.getByText(/^Stored models: .*B\./)).toBeVisible();

  await page.reload();
  await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
  await app.modelFolder(fixture('tiny-bert'));
  expect(await cosineOf(app, 1)).toBe(first);
  expect(await cosineOf(app, 2)).toBe(second);
  await cosineOf(app, 1);
  const again = await app.download('Download model');
  expect(again.name).toBe(name);
  expect(again.bytes.equals(bytes)).toBe(true);
  expect((await app.download('Download predictions')).bytes.equals(predictions.bytes)).toBe(true);

  await app.compute('WebAssembly');
  await app.press('More ways to start');
  await expect(page.getByLabel('Model to evaluate')).toHaveValue('run');
  await app.press('Evaluate only');
  await app.waitForState('finished');
  await app.runsTable();
  await expect(row(page, '#3')).toContainText('evaluation of #1');
  await app.view('Results');
  await expect(page.getByRole('table', { name: 'Before and after' })).toBeVisible();

  await train(app, 4);
  expect(await secondsOfBase(app)).toBe(seconds);
  await train(app, 5);
  await train(app, 6);
  await expect(app.output('Stored models')).toContainText('The stored model of run #2 was deleted');
  await expect(row(page, '#2')).toContainText('not stored');
  await expect(row(page, '#1')).toContainText('B');
  await page.getByRole('button', { name: 'Show: #2', exact: true }).click();
  await app.view('Try');
  await expect(page.getByText(/^The model of this run is neither in memory nor stored/)).toBeVisible();
  expect(await cosineOf(app, 1)).toBe(first);
  expect(app.complaints).toEqual([]);
});
