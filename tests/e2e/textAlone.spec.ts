import { expect, test } from '@playwright/test';
import { studio } from './studio';

const subjects = ['dog', 'child', 'woman', 'man'];
const verbs = ['builds', 'watches', 'likes', 'makes', 'hides'];
// Commas that belong to the text, now and then.
const sentence = (i: number) =>
  `The ${subjects[i % 4]} ${verbs[i % 5]} a house${i % 5 === 0 ? ', a big one,' : ''} and then number ${i}.`;
const lines = Array.from({ length: 60 }, (_, i) => sentence(i)).join('\n');

test('a file of sentences alone is trained on, and the page says that nothing can be evaluated', async ({
  page,
}) => {
  const app = studio(page);
  await app.open();
  await app.dataset({ name: 'lines.txt', mimeType: 'text/plain', buffer: Buffer.from(lines) });
  await expect(app.output('Rows')).toHaveText('60');
  await app.group('Loss');
  await expect(page.getByText(/^Inferred:/)).toContainText('each sentence as its own partner');
  await app.compute('WebAssembly');
  await app.set('Max steps', 3);
  await expect(page.getByText('3 steps, as “Max steps” says')).toBeVisible();
  await app.press('Train');
  await app.waitForState('finished');
  await expect(page.getByText('No evaluation in this run.').first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const { bytes } = await app.download('Download model');
  expect(bytes.length).toBeGreaterThan(1_000_000);
  expect(app.complaints).toEqual([]);
});
