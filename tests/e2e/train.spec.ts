import { expect, test } from '@playwright/test';
import { unzip } from './unzip';
import { fixture, studio } from './studio';

const cases = [
  { file: 'pairs-score.csv', loss: 'CosineSimilarityLoss' },
  { file: 'pairs-binary.csv', loss: 'ContrastiveLoss' },
  { file: 'pairs-positive.csv', loss: 'MultipleNegativesRankingLoss' },
  { file: 'pairs-dict.csv', loss: 'ContrastiveLoss' },
];

/** The software GPU is slow: one epoch there and fewer files, five on WebAssembly. */
const devices = [
  { compute: 'WebAssembly', backend: 'wasm', epochs: 5, learningRate: 0.002, heldOut: 0.1, files: cases },
  {
    compute: 'WebGPU',
    backend: 'webgpu',
    epochs: 1,
    learningRate: 0.003,
    heldOut: 0.07,
    files: cases.slice(0, 3),
  },
] as const;

for (const { compute, backend, epochs, learningRate, heldOut, files } of devices) {
  for (const { file, loss } of files) {
    test(`drop ${file}, see ${loss}, train on ${backend}, and Spearman rises`, async ({ page }) => {
      const app = studio(page);
      await app.open();
      await app.dataset(file);
      await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
      await expect(app.output('Rejected rows')).toHaveText('0');
      await app.group('Loss');
      await expect(page.getByRole('radio', { name: loss, exact: true })).toBeChecked();
      await expect(page.getByText(/^Inferred:/)).toContainText(loss);

      await app.modelFolder(fixture('tiny-bert'));
      await app.compute(compute);
      await app.set('Evaluation split', heldOut);
      await app.set('Epochs', epochs);
      await app.set('Learning rate', learningRate);
      await app.press('Train');
      await app.waitForState('finished');

      await expect(app.output('Backend')).toHaveText(backend);
      expect(await app.number('Spearman')).toBeGreaterThan((await app.number('Spearman before')) + 0.02);
      await expect(page.getByRole('table', { name: 'Before and after' })).toBeVisible();
      await app.view('Training');
      for (const name of ['Loss', 'Spearman', 'Similarity histogram']) {
        await expect(page.getByRole('figure', { name, exact: true })).toBeVisible();
      }
      await expect(page.getByRole('alert')).toHaveCount(0);

      const { name, bytes } = await app.download('Download model');
      expect(name).toMatch(/\.zip$/);
      const files = await unzip(bytes);
      expect([...files.keys()]).toEqual(
        expect.arrayContaining([
          'model.safetensors',
          'config.json',
          'tokenizer.json',
          'modules.json',
          'README.md',
          'recipe.json',
        ]),
      );
      expect(JSON.parse(files.get('recipe.json')?.toString() ?? '')).toMatchObject({ loss, epochs });
      expect(app.complaints).toEqual([]);
    });
  }
}

test('train with LoRA, and download its adapter alone', async ({ page }) => {
  const app = studio(page);
  await app.openTiny('pairs-score.csv');
  await app.set('Epochs', 1);
  await app.set('LoRA rank', 4);
  await app.press('Train');
  await app.waitForState('finished');
  const { name, bytes } = await app.download('Download LoRA adapter');
  expect(name).toBe('pairs-score-run-1-adapter.zip');
  const files = await unzip(bytes);
  expect([...files.keys()]).toEqual([
    'README.md',
    'adapter_config.json',
    'recipe.json',
    'adapter_model.safetensors',
  ]);
  expect(JSON.parse(files.get('adapter_config.json')?.toString() ?? '')).toMatchObject({ r: 4 });
  expect(app.complaints).toEqual([]);
});
