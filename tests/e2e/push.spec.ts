import { expect, type Page, test } from '@playwright/test';
import { hubPort } from '../../playwright.config';
import { type HubServer, startHub } from '../hub/server';
import { fixture, studio } from './studio';

let hub: HubServer;
test.beforeEach(async () => void (hub = await startHub(new Map(), { port: hubPort })));
test.afterEach(() => hub.close());

/** Everything that this origin has stored, as text. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const texts = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of db.objectStoreNames) {
        const values = await new Promise((resolve, reject) => {
          const asking = db.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result);
          asking.onerror = () => reject(asking.error);
        });
        texts.push(JSON.stringify(values));
      }
      db.close();
    }
    const read = async (folder: FileSystemDirectoryHandle) => {
      for await (const [name, entry] of folder) {
        texts.push(name);
        if (entry instanceof FileSystemDirectoryHandle) await read(entry);
        else if (entry instanceof FileSystemFileHandle) {
          const file = await entry.getFile();
          texts.push(new TextDecoder('latin1').decode(await file.arrayBuffer()));
        }
      }
    };
    await read(await navigator.storage.getDirectory());
    return texts.join('\n');
  });

test('a model is pushed to the Hub with its card; errors are said, and the token is stored nowhere', async ({
  page,
}) => {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.group('Model');
  await page.getByRole('radio', { name: 'Hugging Face Hub' }).check();
  await page.getByRole('textbox', { name: 'Hub endpoint' }).fill(hub.endpoint);
  await app.modelFolder(fixture('tiny-bert'));
  await app.press('Train');
  await app.waitForState('finished');
  await app.view('Export');

  const [id, token] = ['Repository', 'Access token'].map((name) => page.getByRole('textbox', { name }));
  const push = page.getByRole('button', { name: 'Push model' });
  await id?.fill('somebody/tuned');
  await token?.fill('hf_wrong');
  await push.press('Enter');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('does not accept this token (401)');
  await token?.fill('hf_test');
  await push.press('Enter');
  await expect(alert).toContainText('does not allow this token to write to somebody/tuned (403)');
  await expect(push).toBeFocused();

  await id?.fill('owner/tuned');
  await token?.fill('hf_test');
  await push.click();
  const link = page.getByRole('link', { name: `${hub.endpoint}/owner/tuned` });
  await expect(link).toBeVisible();
  await expect(token ?? link).toHaveValue('');
  const repo = hub.pushed.get('owner/tuned');
  expect(repo?.hidden).toBe(true);
  expect([...(repo?.files.keys() ?? [])]).toEqual(
    expect.arrayContaining(['README.md', 'config.json', 'model.safetensors', 'modules.json', 'recipe.json']),
  );
  const card = repo?.files.get('README.md')?.toString() ?? '';
  expect(card).toContain('model = SentenceTransformer("owner/tuned")');
  expect(card).toMatch(
    /^model-index:\n- name: .*\n {2}results:\n {2}- task:\n {6}type: semantic-similarity$/m,
  );
  expect(card).not.toContain('pairs-score');
  const sent = hub.requests.map(({ path, body }) => path + body).join('\n');
  expect(sent).not.toContain('hf_test');
  expect(sent).not.toContain('pairs-score');

  await token?.fill('hf_test');
  await push.click();
  await expect(alert).toContainText('There is a repository owner/tuned already, and it has files.');
  const texts = await stored(page);
  expect(texts).toContain('tiny-bert');
  expect(texts).not.toContain('hf_test');
});
