import AxeBuilder from '@axe-core/playwright';
import { expect, test, type ConsoleMessage, type Page } from '@playwright/test';
import { sourcePositions } from './sourcePositions';
import { fixture, studio, type Studio } from './studio';

const lossChunk = '**/assets/LossPlot-*.js';
const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });

async function trained(page: Page): Promise<Studio> {
  const app = studio(page);
  await app.open();
  await prepare(app);
  await app.press('Train');
  await app.waitForState('finished');
  return app;
}

async function prepare(app: Studio) {
  await app.dataset('pairs-score.csv');
  await app.modelFolder(fixture('tiny-bert'));
  await app.compute('WebAssembly');
}

async function expectModel(app: Studio) {
  const { name, bytes } = await app.download('Download model');
  expect(name).toBe('pairs-score-run-1-model.zip');
  expect(bytes.length).toBeGreaterThan(10_000);
}

/** The next error in the console that has these words. */
const logged = (page: Page, words: string): Promise<ConsoleMessage> =>
  page.waitForEvent('console', {
    predicate: (message) => message.type() === 'error' && message.text().includes(words),
    timeout: 60_000,
  });

/** Keeps the page's worker at hand, and changes what the page sends to it. */
const spoilMessages = (page: Page, spoiled: string) =>
  page.addInitScript((name) => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      Reflect.set(window, 'worker', this);
      const changed =
        message?.name === name ? { ...message, params: { ...message.params, file: null } } : message;
      Reflect.apply(postMessage, this, [changed, ...rest]);
    };
  }, spoiled);

/** From now on the page cannot write a whole number, which it does in many places. */
const breakNumbers = (page: Page) =>
  page.evaluate(() => {
    const format = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format');
    Reflect.set(window, 'restoreNumbers', () =>
      Object.defineProperty(Intl.NumberFormat.prototype, 'format', format ?? {}),
    );
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      configurable: true,
      get() {
        throw new RangeError('Numbers are broken.');
      },
    });
  });
const restoreNumbers = (page: Page) => page.evaluate(() => Reflect.get(window, 'restoreNumbers')());

test('an unexpected error in a call is shown, and the console has the worker’s stack, which maps to the sources', async ({
  page,
  request,
}) => {
  await spoilMessages(page, 'openData');
  const app = studio(page);
  await app.open();
  const logs = logged(page, 'TypeError');
  await app.dataset('pairs-score.csv');
  const alert = page.getByRole('tabpanel', { name: 'Data', exact: true }).getByRole('alert');
  await expect(alert).toContainText('Unexpected error: Cannot read properties of null');
  const places = await sourcePositions(request, (await logs).text());
  expect(places[0]).toMatch(/^src\/worker\/.*data.*\.ts:\d+$/i);
  expect(places).toContainEqual(expect.stringMatching(/^src\/worker\/serve\.ts:\d+$/));

  await alert.getByText('Details for a bug report').click();
  await expect(alert).toContainText('Kind: InternalError');
  await expect(alert).toContainText('at ');
});

test('an error of the worker outside any call is shown, and the trained model is still there', async ({
  page,
  request,
}) => {
  await spoilMessages(page, 'nothing');
  const app = await trained(page);
  const logs = logged(page, 'TypeError');
  // No message of the page: the worker's listener itself fails.
  await page.evaluate(() => Reflect.get(window, 'worker').postMessage(null));
  const notice = page.getByRole('alert').filter({ hasText: 'Unexpected error' });
  await expect(notice).toContainText('Cannot read properties of null');
  const places = await sourcePositions(request, (await logs).text());
  expect(places[0]).toMatch(/^src\/worker\/serve\.ts:\d+$/);
  await expectModel(app);
  await app.press('Dismiss the error message');
  await expect(notice).toHaveCount(0);
});

test('uncaught errors and rejections of the page are shown until they are dismissed, a browser’s notes are not', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  const alert = page.getByRole('alert');
  await page.evaluate(() => {
    window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop limit exceeded' }));
    void Promise.reject(new DOMException('Cancelled.', 'AbortError'));
  });
  await page.evaluate(() => void setTimeout(() => void Promise.reject(new RangeError('A stray promise.'))));
  await expect(alert).toContainText('Unexpected error: A stray promise.');
  await expect(alert).not.toContainText('errors so far');
  await page.evaluate(() =>
    setTimeout(() => {
      throw new RangeError('A stray callback.');
    }),
  );
  await expect(alert).toContainText('Unexpected error: A stray callback.');
  await expect(alert).toContainText('2 errors so far');
  await app.press('Dismiss the error message');
  await expect(alert).toHaveCount(0);
});

test('a chart that cannot be drawn leaves the rest of the page, and its details can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route(lossChunk, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: "export function LossPlot() { throw new TypeError('The chart is broken.'); }",
    }),
  );
  const app = await trained(page);
  await app.view('Training');
  const loss = figure(page, 'Loss');
  await expect(loss.getByRole('alert')).toContainText('This chart could not be drawn');
  await expect(loss.getByText(/^Loss [\d.]+ \(smoothed\)$/)).toBeVisible();
  await expect(figure(page, 'Spearman').locator('svg.recharts-surface')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(1);

  await loss.getByRole('button', { name: 'Copy details', exact: true }).click();
  await expect(loss.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Semblance \d+\.\d+\.\d+\n/);
  for (const part of [
    'Message: Unexpected error: The chart is broken.',
    'Backend: wasm',
    'Browser: Mozilla',
  ]) {
    expect(copied).toContain(part);
  }
  expect(copied).toMatch(/Stack:\nTypeError: The chart is broken\.\n {4}at LossPlot/);
  expect(copied).toMatch(/Components:\nat /);
  expect(copied).not.toContain('pairs-score');

  await expectModel(app);
  await loss.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(loss.getByRole('alert')).toBeVisible();
});

test('a chart whose code cannot be fetched says so in its place, and is drawn when it is tried again', async ({
  page,
}) => {
  await page.route(lossChunk, (route) => route.abort());
  const app = await trained(page);
  await app.view('Training');
  const loss = figure(page, 'Loss');
  await expect(loss.getByRole('alert')).toContainText('could not be loaded');
  await expect(loss.getByRole('button', { name: 'Reload', exact: true })).toBeVisible();
  await expect(figure(page, 'Spearman').locator('svg.recharts-surface')).toBeVisible();
  await expectModel(app);

  await loss.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(loss.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(lossChunk);
  await loss.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(loss.locator('svg.recharts-surface')).toBeVisible();
  await expect(loss.getByRole('alert')).toHaveCount(0);
});

test('a page that cannot be shown still gives the trained model, and comes back when it is tried again', async ({
  page,
  request,
}) => {
  const app = await trained(page);
  const spearman = await app.number('Spearman');
  await app.group('Training');
  const logs = logged(page, 'Numbers are broken.');
  const epochs = page.getByRole('spinbutton', { name: 'Epochs', exact: true });
  await expect(epochs).toBeVisible();
  await breakNumbers(page);
  // The page breaks when it is drawn again, which it may be before this.
  await epochs.fill('3', { timeout: 2000 }).catch(() => {});
  const heading = page.getByRole('heading', { name: 'The page could not be shown', exact: true });
  await expect(heading).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('Download the model first');
  expect(await sourcePositions(request, (await logs).text())).toContainEqual(
    expect.stringMatching(/^src\/messages\/format\.ts:\d+$/),
  );
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expectModel(app);
  await page.getByText('Details for a bug report').click();
  await expect(page.getByText('Kind: InternalError')).toBeVisible();

  await app.press('Try again');
  await expect(heading).toBeFocused();
  await restoreNumbers(page);
  await app.press('Try again');
  await expect(heading).toHaveCount(0);
  expect(await app.number('Spearman')).toBe(spearman);
});

test('a page that fails during a run lets the run be stopped, and its model be downloaded', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  await prepare(app);
  await app.set('Epochs', 100);
  await app.press('Train');
  await expect(app.output('Step')).toHaveText(/^[1-9]/, { timeout: 60_000 });
  await breakNumbers(page);
  await expect(page.getByRole('heading', { name: 'The page could not be shown', exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Training continues');
  await expect(page.getByRole('button', { name: 'Download model', exact: true })).toBeDisabled();
  await app.press('Stop training');
  await expectModel(app);
});

test('?debug shows the messages, and what a step takes; without it nothing is measured', async ({ page }) => {
  await spoilMessages(page, 'nothing');
  const panel = page.getByRole('complementary', { name: 'Debug', exact: true });
  const app = studio(page);
  await app.open();
  await expect(panel).toHaveCount(0);
  await page.goto('/?debug');
  await prepare(app);
  await app.press('Train');
  await app.waitForState('finished');
  for (const part of ['tokenise', 'forward', 'backward', 'read-back', 'update', 'total']) {
    const row = panel.getByRole('row', { name: part });
    await expect(row.getByRole('cell')).toHaveText([part, /^\d+\.\d$/, /^\d+\.\d$/]);
  }
  const mean = async (part: string) =>
    Number(await panel.getByRole('row', { name: part }).getByRole('cell').nth(2).textContent());
  expect(await mean('backward')).toBeGreaterThan(0);
  expect(await mean('total')).toBeGreaterThanOrEqual(
    (await mean('forward')) + (await mean('backward')) - 0.2,
  );
  await expect(panel).toContainText(/Tensors\d+/);
  await expect(panel).toContainText(/Backend memory\d+ MB/);
  await expect(panel.getByRole('row', { name: 'train report to page' }).first()).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await panel.getByText('Debug', { exact: true }).click();
  await expect(panel.getByRole('table')).toHaveCount(0);
  expect(app.complaints).toEqual([]);
});
