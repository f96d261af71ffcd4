/** A run that something else ends resumes where it was, and comes to the same bits as one that nothing has interrupted. */

import { expect, test, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill, launch, prepare, resume, startAndWait, weights } from './interruption';
import { studio, type Studio } from './studio';

test.describe.configure({ mode: 'serial' });

/** Of an uninterrupted run. */
let expected = new Uint8Array();
/** Milliseconds. */
let duration = 0;

const row = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Runs', exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const resumeButton = (page: Page) => page.getByRole('button', { name: 'Resume run', exact: true });
const interrupted = /^Run #\d+ was interrupted (at step [\d,]+|before its first step)\./;

/** The names of the files in the folder of checkpoints: the steps of sealed ones, the newest first, after any others. */
const checkpoints = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('checkpoints').catch(() => null);
    const found: { name: string; step: number }[] = [];
    if (folder) {
      for await (const [name, handle] of folder.entries()) {
        const file = handle instanceof FileSystemFileHandle ? await handle.getFile().catch(() => null) : null;
        const sealed = (await file?.slice(-48, -44).text()) === 'SEAL';
        found.push({ name, step: sealed ? Number(name.split('.').at(-1)) : Infinity });
      }
    }
    return found.sort((one, other) => other.step - one.step);
  });
const sealed = async (page: Page) => (await checkpoints(page)).filter(({ step }) => Number.isFinite(step));

/** Resumes the run and compares its model; afterwards nothing is left of its checkpoints. */
async function expectSame(app: Studio, number: number) {
  await expect(app.page.getByText(interrupted).first()).toBeVisible();
  await resume(app);
  expect((await weights(app)).equals(expected), 'the same bits').toBe(true);
  await app.runsTable();
  await expect(row(app.page, `#${number}`)).toContainText('finished');
  await expect(resumeButton(app.page)).toHaveCount(0);
  await expect.poll(() => checkpoints(app.page)).toEqual([]);
}

test('a run that is not interrupted', async ({ page }) => {
  const app = studio(page);
  await prepare(app);
  const start = performance.now();
  await app.press('Train');
  await app.waitForState('finished');
  duration = performance.now() - start;
  expected = Uint8Array.from(await weights(app));
  expect(expected.length).toBeGreaterThan(10_000);
  expect(await checkpoints(page)).toEqual([]);
});

test('a reload: the run, and what waited behind it', async ({ page }) => {
  const app = studio(page);
  await prepare(app);
  await startAndWait(app, 60);
  await app.press('Queue this run');
  await page.reload();
  await expect(app.output('State')).toHaveText('interrupted');
  await app.view('Data');
  await expect(page.getByText('1 run of pairs-score.csv did not start.')).toBeVisible();
  expect((await checkpoints(page)).length).toBeGreaterThan(0);
  await app.view('Export');
  await expect(page.getByText(/^This run was interrupted before its model was stored/)).toBeVisible();
  await expectSame(app, 1);
  await expect(row(page, '#2')).toHaveCount(0);
  await app.view('Data');
  await page.getByRole('button', { name: /^Add to the queue/ }).click();
  await app.runsTable();
  await expect(row(page, '#2')).toContainText('finished', { timeout: 60_000 });
  await expect(page.getByText('did not start')).toHaveCount(0);
});

test('a worker that is gone, in a page that goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (...given: unknown[]) {
      Reflect.set(window, 'worker', this);
      Reflect.apply(postMessage, this, given);
    };
  });
  const app = studio(page);
  await prepare(app);
  await startAndWait(app, 60);
  await page.evaluate(() => Reflect.get(window, 'worker').terminate());
  await expect(page.getByRole('alert')).toContainText('stopped');
  await expect(app.output('State')).toHaveText('interrupted');
  await expectSame(app, 1);
});

test('a page that crashes, with its newest checkpoint damaged', async ({ page, context }) => {
  const app = studio(page);
  await prepare(app);
  await startAndWait(app, 60);
  await expect.poll(() => sealed(page).then(({ length }) => length), { intervals: [50] }).toBe(2);
  // On a fast machine it would end before the page has crashed.
  await app.press('Pause');
  await app.waitForState('paused');
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  const later = await context.newPage();
  const visit = studio(later);
  await visit.open();
  await expect(resumeButton(later)).toBeVisible();
  const [newest] = await sealed(later);
  await later.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('checkpoints');
    const handle = await folder.getFileHandle(name);
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.write({ type: 'write', position: 5000, data: new Uint8Array(100).fill(1) });
    await writable.close();
  }, newest?.name ?? '');
  await expectSame(visit, 1);
  await later.getByRole('button', { name: /^i? ?\d+ notes?$/ }).click();
  await expect(later.getByText('The newest checkpoint is damaged')).toBeVisible();
});

/** How often the browser is killed: `npm run kill:check` does so many times. */
const kills = Number(process.env['SEMBLANCE_KILLS'] ?? 1);

test('a browser that is killed at any moment, with finished runs before', async ({
  baseURL,
  launchOptions,
}) => {
  test.skip(process.platform !== 'linux', 'It finds the browser in /proc.');
  test.setTimeout(120_000 + 60_000 * kills);
  const profile = await mkdtemp(join(tmpdir(), 'semblance-killed-'));
  const visit = async () => {
    const { context, page } = await launch(profile, { ...launchOptions, baseURL: baseURL ?? '' });
    const app = studio(page);
    await app.open();
    await app.view('Results');
    return { app, context, page };
  };
  const found: string[] = [];
  let finished = 1;
  try {
    let now = await visit();
    await prepare(now.app);
    await now.app.press('Train');
    await now.app.waitForState('finished');
    for (let i = 0; i < kills; i++) {
      const moment = kills === 1 ? duration / 2 : duration * Math.random();
      await now.app.press('Train');
      await now.page.waitForTimeout(moment);
      await kill(profile, now.context);

      now = await visit();
      await now.app.runsTable();
      for (let number = 1; number <= finished; number++) {
        await expect(row(now.page, `#${number}`)).toContainText('finished');
      }
      const last = row(now.page, `#${finished + 1}`);
      const state = (await last.count()) === 0 ? 'absent' : ((await last.textContent()) ?? '');
      if (state.includes('interrupted')) {
        const resumes = (await sealed(now.page)).length > 0;
        await expectSame(now.app, finished + 1);
        finished++;
        found.push(resumes ? 'resumed' : 'started over');
      } else {
        if (state.includes('finished')) finished++;
        // Killed in the moment between the button and the record, or after the end.
        found.push(state.includes('finished') ? 'finished before' : state);
        await prepare(now.app);
      }
      if (kills > 1)
        process.stdout.write(`${i + 1}. killed after ${Math.round(moment)} ms: ${found.at(-1)}\n`);
    }
    await now.context.close();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  if (kills > 1) {
    const counts = [...new Set(found)].map((what) => [found.filter((one) => one === what).length, what]);
    process.stdout.write(`${counts.map((part) => part.join(' ')).join(', ')}\n`);
  } else expect(found).toEqual(['resumed']);
});

test('two tabs: a run of one is not interrupted in the other, which is offered it when that tab is closed', async ({
  page,
  context,
}) => {
  const app = studio(page);
  await prepare(app);
  await app.set('Epochs', 100);
  await startAndWait(app, 20);
  const other = await context.newPage();
  const visit = studio(other);
  await visit.open();
  await visit.runsTable();
  await expect(row(other, '#1')).toContainText('running');
  await expect(resumeButton(other)).toHaveCount(0);

  await prepare(visit);
  await visit.set('Epochs', 1);
  await visit.press('Train');
  await visit.waitForState('finished');
  await visit.runsTable();
  await expect(row(other, '#2')).toContainText('finished');
  // What the other tab's run needs is not deleted with what this one no longer needs.
  await other.getByRole('button', { name: 'Delete: #2' }).click();
  await expect.poll(() => checkpoints(other).then(({ length }) => length)).toBeGreaterThan(0);

  await page.close();
  await expect(row(other, '#1')).toContainText('interrupted');
  await other.getByRole('button', { name: 'Delete: #1' }).click();
  await other.reload();
  await expect(row(other, '#1')).toHaveCount(0);
  await expect.poll(() => checkpoints(other)).toEqual([]);
});
