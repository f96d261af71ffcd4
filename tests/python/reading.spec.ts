/**
 * Writes training scripts with their data for test_reading.py, which runs only how they read it: in
 * SEMBLANCE_DOWNLOAD/reading a folder for each case, with train.py, the data file and examples.json: the examples as the
 * page reads them, and whether the page changed the file's rows in a way that the script does not repeat.
 */

import { expect, test } from '@playwright/test';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDataset } from '../../src/core/data/dataset/dataset';
import { DataError } from '../../src/core/errors';
import { losses } from '../../src/core/losses/catalogue';
import { trainingScript } from '../../src/core/python/trainingScript';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { reportData, reportExamples } from '../../src/core/report/report';
import { scriptDataOf } from '../../src/ui/results/export/scriptData';
import { source } from '../core/data/sources';
import { moreVariants } from '../field/moreVariants';
import { variants } from '../field/variants';
import { fixture } from '../e2e/studio';

const target = join(process.env['SEMBLANCE_DOWNLOAD'] ?? '.cache/python-download', 'reading');

const rows = 40;
const things = ['cat', 'dog', 'boat', 'train', 'violin', 'door', 'book', 'soup', 'hill', 'mill'];
const texts = (i: number) => [
  `The ${things[i % 10]} of number ${i}`,
  `A ${things[(3 * i + 1) % 10]} near ${i}`,
];

/** A file of pairs with what `end` gives each row after its texts. */
const file = (header: readonly string[], end: (i: number) => readonly (string | number)[], delimiter = ',') =>
  [header, ...Array.from({ length: rows }, (_, i) => [...texts(i), ...end(i)])]
    .map((row) => `${row.join(delimiter)}\n`)
    .join('');
const scored = (label: (i: number) => string | number, name = 'score', delimiter = ',') =>
  file(['sentence1', 'sentence2', name], (i) => [label(i)], delimiter);
const body = file([], (i) => [i % 6]).trimStart();

const cases: Readonly<Record<string, string>> = {
  'percentages.csv': scored((i) => `${(7 * i) % 101}%`),
  'percentages-one-without.csv': scored((i) => `${(7 * i) % 101}${i === 5 ? '' : '%'}`),
  'percentages-decimal-comma.csv': scored((i) => `${(7 * i) % 100},5 %`, 'score', ';'),
  'missing-beside-grades.csv': scored((i) => (i % 9 === 0 ? -1 : i % 6)),
  'missing-as-fraction.csv': scored((i) => (i % 9 === 0 ? '-1.0' : `${i % 6}.0`), 'similarity'),
  'missing-beside-two-labels.csv': scored((i) => (i % 9 === 0 ? -1 : i % 2), 'label'),
  'missing-beside-classes.csv': scored((i) => (i % 7 === 0 ? -1 : i % 3), 'label'),
  'missing-distance.csv': scored((i) => (i % 9 === 0 ? -1 : (i % 11) / 10), 'distance'),
  'missing-beside-similar.csv': scored((i) => (i === 3 ? '-' : i === 4 ? '' : 1), 'label'),
  'similar-in-words.csv': scored(
    (i) => (i === 3 ? 'ignore' : i === 4 ? '' : (['yes', 'Yes', 'YES'][i % 3] ?? '')),
    'label',
  ),
  'missing-in-json.jsonl': Array.from({ length: rows }, (_, i) => {
    const [a, b] = texts(i);
    return `${JSON.stringify({ a, b, score: i === 3 ? null : i % 8 === 0 ? -1 : i % 6 })}\n`;
  }).join(''),
  'ignored.csv': scored((i) => (i % 10 === 3 ? 'ignore' : i % 2 ? 'accept' : 'reject'), 'answer'),
  'beyond-one.csv': scored((i) => (i === 3 ? 7 : (i % 11) / 10)),
  'a-little-beyond-one.csv': scored((i) => (i % 9 === 0 ? '1.0000001' : (i % 11) / 10)),
  'no-numbers.csv': scored((i) => (i % 10 === 3 ? 'nan' : i === 5 ? 'inf' : (i % 11) / 10)),
  'wide-digits.csv': scored((i) => '０１２３４５'.charAt(i % 6)),
  'true-and-1.csv': scored((i) => ['1', '0', 'True', 'False'][i % 4] ?? '', 'label'),
  'raters.csv': file(['sentence1', 'sentence2', 'rater_1', 'rater_2', 'rater_3'], (i) => [
    i % 5,
    i % 7 === 0 ? -1 : (i % 5) - (i % 2 && i % 5 > 0 ? 1 : 0),
    i % 9 === 0 ? 'n/a' : (i + (i % 3 === 0 ? 1 : 0)) % 5,
  ]),
  'raters-decimal-comma.csv': file(
    ['sentence1', 'sentence2', 'annotator_anna', 'annotator_ben'],
    (i) => [`${i % 5},5`, i % 4 === 0 ? '' : `${(i % 5) + (i % 2)},0`],
    ';',
  ),
  'raters.jsonl': Array.from({ length: rows }, (_, i) => {
    const [a, b] = texts(i);
    return `${JSON.stringify({ a, b, rater_a: i % 6, rater_b: i === 3 ? null : Math.min(5, (i % 6) + (i % 2)) })}\n`;
  }).join(''),
  'more-fields.csv': file(['sentence1', 'sentence2', 'score'], (i) => [
    i % 6,
    ...(i === 4 ? ['x', 'y'] : []),
  ]),
  'more-fields-in-the-first-row.tsv': Array.from(
    { length: rows },
    (_, i) => `${texts(i).join('\t')}\t${i % 6}${i % 3 ? '' : '\tseen'}\n`,
  ).join(''),
  'fewer-fields.csv': file(['sentence1', 'sentence2', 'score'], (i) => (i === 4 ? [] : [i % 6])),
  'header-again.csv': `${body}sentence1,sentence2,score\n`.replace(/^/, 'sentence1,sentence2,score\n'),
  'units.csv': `sentence1,sentence2,score\n(text),(text),(0-5)\n${body}`,
  'lines-in-quotes.csv': [
    'sentence1,sentence2,score',
    ...Array.from({ length: rows }, (_, i) => `"${texts(i)[0]},""a, ${texts(i)[1]}"",${i % 6}"`),
  ].join('\r\n'),
  'lines-in-quotes-semicolons.csv': scored((i) => i % 6, 'score', ';').replace(/^.+$/gm, '"$&";;'),
  'spaces-between.txt': scored((i) => i % 6, 'score', '   '),
  'aligned.txt': scored((i) => (i === 9 ? '' : i % 6), 'score', '\t').replace(/^.+$/gm, (line) =>
    line
      .split('\t')
      .map((cell) => cell.padEnd(26))
      .join('')
      .trimEnd(),
  ),
  'aligned-with-row-numbers.txt': scored((i) => i % 6, 'score', '\t')
    .trimEnd()
    .split('\n')
    .map((line, i) => [i === 0 ? '' : String(i - 1), ...line.split('\t')])
    .map((cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(4) : cell.padStart(26))).join(''))
    .join('\n'),
  'title.csv': `Collected in May\n\nsentence1,sentence2,score\n${body}`,
  'separator.csv': `sep=,\nsentence1,sentence2,score\n${body}`,
  'delimiter-at-the-end.csv': `sentence1,sentence2,score\n${body.replaceAll('\n', ',\n')}`,
};

test('training scripts are written for data of all kinds', async () => {
  const field = fixture('field');
  const files = (await readdir(field, { withFileTypes: true })).filter((entry) => entry.isFile());
  const contents = new Map<string, string | Uint8Array>(
    Object.entries({ ...cases, ...variants, ...moreVariants }),
  );
  for (const { name } of files) contents.set(name, new Uint8Array(await readFile(join(field, name))));
  for (const [name, content] of contents) {
    const opened = await openDataset(source(content, name)).catch((error: unknown) => {
      if (error instanceof DataError) return null;
      throw error;
    });
    if (opened === null) continue;
    const { dataset, columns } = opened;
    const report = reportExamples(dataset.examples, dataset.roles, dataset.choices);
    const { loss } = report.inference;
    if (loss === null) continue;
    const data = scriptDataOf(reportData(dataset.parsed, columns, report));
    const { usesLabels, usesNegatives } = losses[loss];
    const examples = dataset.examples.items.map(({ sentence1, sentence2, negatives, label }) => ({
      sentence1,
      ...(sentence2 !== null && { sentence2 }),
      negatives: usesNegatives === false ? [] : negatives,
      ...(label !== null && usesLabels !== false && { label }),
    }));
    expect(examples.length, name).toBeGreaterThan(0);
    const folder = join(target, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), content);
    const recipe = withLoss(defaultRecipe, loss);
    await writeFile(join(folder, 'train.py'), trainingScript(recipe, data));
    await writeFile(join(folder, 'recipe.json'), JSON.stringify(recipe));
    await writeFile(
      join(folder, 'examples.json'),
      JSON.stringify({ changed: data.changes.length > 0, examples }),
    );
  }
});
