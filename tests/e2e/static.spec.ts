import { expect, test } from '@playwright/test';
import { studio } from './studio';
import { unzip } from './unzip';

test('a static model is made of the base, is trained as the base model, and can be downloaded', async ({
  page,
}) => {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.group('Model');
  await page.getByText('Make a static model from this base', { exact: true }).click();
  const dimensions = page.getByRole('spinbutton', { name: 'Dimensions', exact: true });
  await dimensions.fill('49');
  await app.press('Make the static model');
  await expect(page.getByRole('alert')).toContainText('can have 48 dimensions at most');

  await dimensions.fill('24');
  await app.press('Make the static model');
  await expect(page.getByText(/static-embedding, no layers, 24 dimensions/)).toBeVisible();
  await expect(page.getByText('The base model is a static one.')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await app.press('Download static model');
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('static-24-tiny-bert.zip');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const files = await unzip(Buffer.concat(chunks));
  const modules = JSON.parse(files.get('modules.json')?.toString() ?? '[]');
  expect(modules.map(({ type }: { type: string }) => type.split('.').at(-1))).toEqual([
    'StaticEmbedding',
    'Normalize',
  ]);

  await app.set('Epochs', 2);
  await app.press('Train');
  await app.waitForState('finished');
  const tuned = await unzip((await app.download('Download model')).bytes);
  expect([...tuned.keys()]).toEqual(expect.arrayContaining(['model.safetensors', 'tokenizer.json']));
  expect(app.complaints).toEqual([]);
});
