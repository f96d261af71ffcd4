import { expect, test } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { hubPort } from '../../playwright.config';
import { startHub } from '../hub/server';
import { fixture, studio, type Studio } from './studio';

async function tinyBert() {
  const folder = fixture('tiny-bert');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = `${entry.parentPath}/${entry.name}`;
    files.set(path.slice(folder.length + 1), await readFile(path));
  }
  return files;
}

async function choose(app: Studio, id: string, endpoint: string) {
  await app.group('Model');
  await app.page.getByRole('radio', { name: 'Hugging Face Hub' }).check();
  await app.page.getByRole('textbox', { name: 'Hub endpoint' }).fill(endpoint);
  await app.page.getByRole('textbox', { name: 'Model id' }).fill(id);
}

test('a model comes from the Hub once, and from the cache after a reload', async ({ page }) => {
  const hub = await startHub(await tinyBert(), { port: hubPort });
  try {
    const app = studio(page);
    const weights = () => hub.requests.filter(({ path }) => path.includes('model.safetensors')).length;
    await app.open();
    await app.dataset('pairs-score.csv');
    await choose(app, 'owner/name', hub.endpoint);
    await app.evaluateOnly();
    await app.waitForState('finished');
    const fetched = weights();
    expect(fetched).toBeGreaterThan(0);

    await app.open();
    await app.dataset('pairs-score.csv');
    await choose(app, 'owner/name', hub.endpoint);
    await app.evaluateOnly();
    await app.waitForState('finished');
    expect(weights()).toBe(fetched);
    for (const { body, path } of hub.requests) {
      expect(body).toBe('');
      expect(path).toMatch(/owner\/name|^\/cdn|^\/[^?]*$/);
    }
  } finally {
    await hub.close();
  }
});

test('a model that is not there is named, and the page still works', async ({ page }) => {
  const hub = await startHub(await tinyBert(), { port: hubPort });
  try {
    const app = studio(page);
    await app.open();
    await app.dataset('pairs-score.csv');
    await choose(app, 'owner/nothing', hub.endpoint);
    await app.press('Train');
    await expect(page.getByRole('alert')).toContainText('owner/nothing');
    await expect(app.output('Rows')).toHaveText(/^[1-9]/);
    await choose(app, 'owner/name', hub.endpoint);
    await app.evaluateOnly();
    await app.waitForState('finished');
  } finally {
    await hub.close();
  }
});

test('a host that the policy of the page forbids is said to be that', async ({ page }) => {
  const app = studio(page);
  await app.open();
  await app.dataset('pairs-score.csv');
  await choose(app, 'owner/name', 'http://127.0.0.1:9');
  await app.press('Train');
  await expect(page.getByRole('alert')).toContainText('policy', { timeout: 60_000 });
});
