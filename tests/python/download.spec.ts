/**
 * Lets the real page train a model and leaves what it gives in the folder SEMBLANCE_DOWNLOAD for the Python tests:
 * model.zip, embeddings in all formats, training.zip and training-lora.zip for the built-in model, and stsb.json with Spearman of all-MiniLM-L6-v2 on the
 * STS benchmark's dev split.
 */

import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { english } from '../../src/messages/english';
import { studio } from '../e2e/studio';

const target = process.env['SEMBLANCE_DOWNLOAD'] ?? '.cache/python-download';
const minilm = process.env['MINILM'];
const stsb = process.env['STSB'] ? join(process.env['STSB'], 'stsb-en-dev.csv') : null;

test.setTimeout(600_000);

test('a trained model and its sentence vectors are downloaded', async ({ page }) => {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.set('Evaluation split', 0.5);
  await app.set('Learning rate', 0.001);
  await app.press('Train');
  await app.waitForState('finished');
  const model = await app.download('Download model');
  const embeddings = await app.download('Download embeddings');
  expect(embeddings.bytes.toString().trim().split('\n').length).toBeGreaterThanOrEqual(200);
  await writeFile(join(target, 'model.zip'), model.bytes);
  await writeFile(join(target, 'embeddings.jsonl'), embeddings.bytes);
  const choose = (name: string, value: string) =>
    page.getByRole('combobox', { name, exact: true }).selectOption({ label: value });
  const { embeddingFormat, embeddingFormats, embeddedSentence, embeddedSentences } = english.page.results;
  await choose(embeddedSentence, embeddedSentences.rows);
  await choose(embeddingFormat, embeddingFormats.parquet);
  const parquet = await app.download('Download embeddings');
  expect(parquet.name).toMatch(/-embeddings\.parquet$/);
  await writeFile(join(target, 'embeddings.parquet'), parquet.bytes);
  for (const format of ['npy', 'int8', 'ubinary'] as const) {
    await choose(embeddingFormat, embeddingFormats[format]);
    const { name, bytes } = await app.download('Download embeddings');
    expect(name).toMatch(new RegExp(`-embeddings-${format}\\.zip$`));
    await writeFile(join(target, `embeddings-${format}.zip`), bytes);
  }
});

test('the script that repeats a run on the built-in model is downloaded', async ({ page }) => {
  const app = studio(page);
  await app.open();
  await app.dataset('pairs-score.csv');
  await app.set('Epochs', 1);
  const script = await app.download('Download training script');
  await writeFile(join(target, 'training.zip'), script.bytes);
  await app.set('LoRA rank', 4);
  await app.set('LoRA dropout', 0.1);
  await app.set('Learning rate', 0.002);
  // Else the script keeps the base model where no step beats it.
  await app.group('Evaluation');
  await page.getByLabel('Load best checkpoint at end').uncheck();
  const lora = await app.download('Download training script');
  await writeFile(join(target, 'training-lora.zip'), lora.bytes);
});

test('all-MiniLM-L6-v2 from a local folder is evaluated on the STS benchmark', async ({ page }) => {
  test.skip(
    !minilm || !stsb || !existsSync(stsb),
    'MINILM and STSB name the folders of the model and the data',
  );
  const app = studio(page);
  await app.open();
  await app.dataset({
    name: basename(stsb ?? ''),
    mimeType: 'text/csv',
    buffer: await readFile(stsb ?? ''),
  });
  await expect(page.getByRole('checkbox', { name: 'First row is a header' })).not.toBeChecked();
  await app.modelFolder(minilm ?? '');
  await app.compute('WebAssembly');
  await app.evaluateOnly();
  await expect(app.output('State')).toHaveText(/finished|failed/, { timeout: 500_000 });
  const spearman = await app.number('Spearman before');
  await writeFile(join(target, 'stsb.json'), JSON.stringify({ spearman }));
});
