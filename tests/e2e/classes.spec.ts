import { expect, test } from '@playwright/test';
import { studio } from './studio';
import { unzip } from './unzip';

const subjects = ['dog', 'child', 'woman', 'man'];
const verbs = ['builds', 'watches', 'likes', 'makes', 'hides'];
const things = ['house', 'car', 'picture', 'ship', 'sofa'];
const subject = (i: number) => subjects[i % 4] ?? '';
const say = (who: string, i: number) => `the ${who} ${verbs[i % 5]} a ${things[(i * 3) % 5]}`;
const rows = (head: string, row: (i: number) => string) =>
  [head, ...Array.from({ length: 80 }, (_, i) => row(i))].join('\n');

const files = [
  {
    what: 'single sentences with a class',
    loss: 'BatchHardSoftMarginTripletLoss',
    content: rows('text,label', (i) => `${say(subject(i), i >> 2)} ${i},${subject(i)}`),
    columns: ['text', 'label', 'part'],
  },
  {
    what: 'pairs with a class',
    loss: 'SoftmaxLoss',
    content: rows('premise,hypothesis,label', (i) => {
      const kind = ['entailment', 'contradiction', 'neutral'][i % 3] ?? '';
      return `${say(subject(i), i)},${say(subject(kind === 'entailment' ? i : i + 1), i + 2)},${kind}`;
    }),
    columns: ['premise', 'hypothesis', 'label', 'pred', 'part'],
  },
];

for (const { what, loss, content, columns } of files) {
  test(`drop ${what}, see ${loss}, train, and download the predictions`, async ({ page }) => {
    const app = studio(page);
    await app.open();
    await app.dataset({ name: 'classes.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
    await expect(app.output('Rows')).toHaveText('80');
    await app.group('Loss');
    await expect(page.getByText(/^Inferred:/)).toContainText(loss);
    await expect(page.getByRole('radio', { name: loss, exact: true })).toBeChecked();
    await app.compute('WebAssembly');
    await app.set('Epochs', 2);
    await app.press('Train');
    await app.waitForState('finished');
    expect(await app.number('Spearman')).toBeGreaterThan(-1);
    await expect(page.getByRole('figure', { name: 'Similarity histogram', exact: true })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);

    const { bytes } = await app.download('Download predictions');
    expect(bytes.toString().split('\r\n')[0]).toBe(columns.join(','));
    const training = await unzip((await app.download('Download training script')).bytes);
    const script = training.get('train.py')?.toString();
    expect(script).toContain(`${loss}(model`);
    expect(app.complaints).toEqual([]);
  });
}
