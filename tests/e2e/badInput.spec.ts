import { expect, test } from '@playwright/test';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixture, studio, type Studio } from './studio';

const csv = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const rows = (line: (i: number) => string, count = 12) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Files that hold nothing to train on: what the alert must say about each. */
const refused: readonly (readonly [string, ReturnType<typeof csv>, RegExp])[] = [
  ['an empty file', csv('empty.csv', ''), /empty\.csv.*empty/i],
  ['a header alone', csv('header.csv', 'sentence1,sentence2,label\n'), /header/i],
  ['a picture renamed .csv', csv('photo.csv', Buffer.concat([png, Buffer.alloc(64)])), /photo\.csv.*PNG/is],
  [
    'a zip',
    csv('data.csv', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(64)])),
    /data\.csv.*zip/is,
  ],
  [
    'other binary data',
    csv('bin.csv', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))),
    /bin\.csv/,
  ],
];

/** Files with some bad rows: how many are rejected and what the page says of them. */
const rejected: readonly (readonly [string, string, number, RegExp])[] = [
  [
    'a quote that is never closed, among quoted cells',
    `a,b\nx,y\n"open,z\n${rows((i) => `"p, ${i}","q, ${i}"`)}`,
    1,
    /^3,.*quote/m,
  ],
  ['ragged rows', `a,b,label\n${rows((i) => `s ${i},t ${i},${i % 2}`)}\nshort\n`, 1, /line|14/i],
  [
    'an empty sentence',
    `sentence1,sentence2,label\n${rows((i) => `s ${i},t ${i},${i % 2}`)}\n   ,t,1\n`,
    1,
    /empty/i,
  ],
  [
    'a label that is no number',
    `sentence1,sentence2,score\n${rows((i) => `s ${i},t ${i},0.${i % 10}`, 40)}\nx,y,NaN\n`,
    1,
    /NaN/,
  ],
  [
    'a label beyond numbers',
    `sentence1,sentence2,score\n${rows((i) => `s ${i},t ${i},0.${i % 10}`, 40)}\nx,y,1e309\n`,
    1,
    /1e309/,
  ],
  [
    'a call in a dict cell',
    `data\n${rows((i) => `"{'sen1': 's ${i}', 'sen2': 't ${i}', 'label': ${i % 2}}"`)}\n"__import__('os')"\n`,
    1,
    /./,
  ],
];

async function stillWorks(app: Studio) {
  await app.dataset('pairs-score.csv');
  await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
  await app.group('Loss');
  await expect(app.page.getByText(/^Inferred:/)).toContainText('CosineSimilarityLoss');
}

test('files that cannot be used are named in an alert, and the page still works', async ({ page }) => {
  const app = studio(page);
  await app.open();
  for (const [what, file, message] of refused) {
    await test.step(what, async () => {
      await app.dataset(file);
      await expect(page.getByRole('alert')).toContainText(message);
      await stillWorks(app);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('rows that cannot be used are counted, and each has its line and reason', async ({ page }) => {
  const app = studio(page);
  await app.open();
  for (const [what, content, count, reason] of rejected) {
    await test.step(what, async () => {
      const name = `${what}.csv`;
      await app.dataset(csv(name, content));
      // The file before may have the same count.
      await expect(page.getByRole('region', { name: 'Run', exact: true })).toContainText(name);
      await expect(app.output('Rejected rows')).toHaveText(String(count));
      const { bytes } = await app.download('Download skipped rows');
      expect(bytes.toString()).toMatch(reason);
    });
  }
});

test('markup in sentences is shown as text, and formulas are made safe in downloads', async ({ page }) => {
  const app = studio(page);
  await app.open();
  const lines = rows(
    (i) => `<img src=x onerror=alert(${i})> ${i},=HYPERLINK("x") ${i},${i % 2}`,
    30,
  ).replaceAll('"', '');
  await app.dataset(csv('markup.csv', `sentence1,sentence2,label\n${lines}`));
  await expect(page.getByRole('table', { name: 'Preview' })).toContainText('<img src=x onerror=alert(0)>');
  await app.modelFolder(fixture('tiny-bert'));
  await app.evaluateOnly();
  await app.waitForState('finished');
  const { bytes } = await app.download('Download predictions');
  expect(bytes.toString()).toContain("'=HYPERLINK(x) 0");
  expect(app.complaints).toEqual([]);
});

test('a model folder that cannot be used is named in an alert, and the page still works', async ({
  page,
}) => {
  const app = studio(page);
  const folder = await mkdtemp(join(tmpdir(), 'semblance-'));
  const damages: readonly (readonly [string, () => Promise<void>, RegExp])[] = [
    ['no config.json', () => rm(join(folder, 'config.json')), /config\.json/],
    ['malformed JSON', () => writeFile(join(folder, 'config.json'), '{"model_type":'), /config\.json/],
    [
      'an unknown architecture',
      async () => {
        const config = JSON.parse(await readFile(fixture('tiny-bert/config.json'), 'utf8'));
        await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, model_type: 'mamba' }));
      },
      /mamba.*bert/is,
    ],
    [
      'truncated weights',
      async () => {
        const weights = await readFile(fixture('tiny-bert/model.safetensors'));
        await writeFile(join(folder, 'model.safetensors'), weights.subarray(0, weights.length - 100));
      },
      /model\.safetensors/,
    ],
    [
      'a pickle in place of safetensors',
      async () => {
        await rm(join(folder, 'model.safetensors'));
        await writeFile(join(folder, 'pytorch_model.bin'), 'x');
      },
      /pytorch_model\.bin.*safetensors/is,
    ],
  ];
  try {
    await app.open();
    await app.dataset('pairs-score.csv');
    for (const [what, damage, message] of damages) {
      await test.step(what, async () => {
        await cp(fixture('tiny-bert'), folder, { recursive: true, force: true });
        await damage();
        await app.modelFolder(folder);
        await expect(page.getByRole('alert')).toContainText(message);
        await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
        await rm(join(folder, 'pytorch_model.bin'), { force: true });
      });
    }
    await app.modelFolder(fixture('tiny-bert'));
    await app.evaluateOnly();
    await app.waitForState('finished');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a model folder that changes on disk while it is open is named with what to do, and can be chosen again', async ({
  page,
}) => {
  const app = studio(page);
  const folder = await mkdtemp(join(tmpdir(), 'semblance-'));
  const weights = join(folder, 'model.safetensors');
  try {
    await cp(fixture('tiny-bert'), folder, { recursive: true });
    await app.open();
    await app.dataset('pairs-score.csv');
    await app.modelFolder(folder);
    await app.compute('WebAssembly');
    await expect(page.getByText(/Model loaded/).first()).toBeVisible();
    await writeFile(weights, Buffer.concat([await readFile(weights), Buffer.alloc(8)]));
    await app.press('Train');
    await app.waitForState('failed');
    const alert = page.getByRole('alert').filter({ hasText: 'model.safetensors' });
    await expect(alert).toContainText('was changed, moved or removed after it was opened');
    await expect(alert).toContainText('Choose the folder again.');
    await expect(page.getByRole('alert').filter({ hasText: 'Unexpected' })).toHaveCount(0);

    await writeFile(weights, await readFile(fixture('tiny-bert/model.safetensors')));
    await app.modelFolder(folder);
    await app.evaluateOnly();
    await app.waitForState('finished');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a tokenizer whose regular expression never ends is named, and the page still works', async ({
  page,
}) => {
  const app = studio(page);
  const [folder, prompted] = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'semblance-'))));
  if (folder === undefined || prompted === undefined) throw new Error('Two folders were made.');
  try {
    await cp(fixture('tiny-bert'), folder, { recursive: true });
    const change = async (name: string, what: object) => {
      const known = JSON.parse(await readFile(join(folder, name), 'utf8'));
      await writeFile(join(folder, name), JSON.stringify({ ...known, ...what }));
    };
    await change('tokenizer_config.json', { tokenizer_class: 'PreTrainedTokenizerFast' });
    await change('tokenizer.json', {
      pre_tokenizer: {
        type: 'Split',
        pattern: { Regex: '^(?:[a-z]+ ?)+#' },
        behavior: 'Isolated',
        invert: false,
      },
    });
    await app.open();
    const lines = rows((i) => `${'abcdefghij '.repeat(8)}${i},t ${i},${i % 2}`);
    await app.dataset(csv('long.csv', `sentence1,sentence2,label\n${lines}`));
    const endless = page.getByRole('alert').filter({ hasText: 'tokenizer.json' });
    await test.step('while the model is loaded, which tokenises its prompt', async () => {
      await cp(fixture('tiny-bert'), prompted, { recursive: true });
      for (const name of ['tokenizer.json', 'tokenizer_config.json'])
        await cp(join(folder, name), join(prompted, name));
      const prompts = { prompts: { query: 'abcdefghij '.repeat(8) } };
      await writeFile(join(prompted, 'config_sentence_transformers.json'), JSON.stringify(prompts));
      await app.modelFolder(prompted);
      await expect(endless).toContainText('did not finish', { timeout: 60_000 });
      await expect(app.output('Rows')).toHaveText(/^[1-9]\d*$/);
      await expect(page.getByRole('table', { name: 'Preview' })).toContainText('abcdefghij');
      await app.modelFolder(fixture('tiny-bert'));
      await expect(endless).toHaveCount(0);
    });
    await test.step('while the sentences are tokenised', async () => {
      await app.modelFolder(folder);
      await expect(endless).toBeVisible({ timeout: 60_000 });
    });
    await app.modelFolder(fixture('tiny-bert'));
    await app.evaluateOnly();
    await app.waitForState('finished');
  } finally {
    for (const made of [folder, prompted]) await rm(made, { recursive: true });
  }
});
