/**
 * Writes training scripts with their data: in SEMBLANCE_DOWNLOAD/scripts for test_scripts.py and in
 * SEMBLANCE_DOWNLOAD/processes for test_processes.py a folder for each case, with train.py, the data file and
 * examples.json, which has the examples as the page reads them.
 */

import { expect, test } from '@playwright/test';
import { downloadZip } from 'client-zip';
import { writeXlsx } from 'hucre/xlsx';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDataset } from '../../src/core/data/dataset/dataset';
import { isTextAlone } from '../../src/core/data/dataset/roleColumns';
import { countNegatives } from '../../src/core/data/dataset/negatives';
import { losses, type LossName } from '../../src/core/losses/catalogue';
import { readTaught } from '../../src/core/losses/taught';
import type { LossEntry } from '../../src/core/losses/types';
import { isUngraded } from '../../src/core/python/data/scriptData';
import { trainingScript } from '../../src/core/python/trainingScript';
import { isTaughtByFile, teacherOf } from '../../src/core/recipe/conditions';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import type { Recipe } from '../../src/core/recipe/types';
import { source } from '../core/data/sources';
import { fixture } from '../e2e/studio';

const target = process.env['SEMBLANCE_DOWNLOAD'] ?? '.cache/python-download';

/** 80 rows of a fixture, without its header. */
async function rowsOf(name: string): Promise<readonly (readonly string[])[]> {
  const lines = (await readFile(fixture(name), 'utf8')).split('\n').slice(1, 81);
  return lines.map((line) => line.split(','));
}

const csv = (header: readonly string[], rows: readonly (readonly string[])[], delimiter = ',') =>
  [...(header.length > 0 ? [header] : []), ...rows].map((row) => `${row.join(delimiter)}\n`).join('');

interface Case {
  readonly file?: string;
  readonly content: string | Uint8Array;
  readonly loss: LossName;
  readonly recipe?: Partial<Recipe>;
  /** Whether no column is the label, whatever is guessed. */
  readonly unlabelled?: true;
}

/** A workbook whose table has a title above it and an empty column on its left, behind another sheet. */
const workbook = (rows: readonly (readonly (string | number | boolean)[])[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: 'Notes', rows: [['Collected in May']] },
      { name: 'Pairs', rows: [[], [null, 'Title'], ...rows.map((row) => [null, ...row])] },
    ],
  });

/** An archive with one file and one that belongs to a Mac. */
async function archive(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const files = [
    { name: `data/${name}`, input: content },
    { name: '__MACOSX/data/._x', input: 'x' },
  ];
  return new Uint8Array(await downloadZip(files).arrayBuffer());
}

type Cases = Readonly<Record<string, Case>>;

async function makeCases(): Promise<{ readonly scripts: Cases; readonly processes: Cases }> {
  const [scored, binary, matches] = await Promise.all(
    ['pairs-score.csv', 'pairs-binary.csv', 'pairs-positive.csv'].map(rowsOf),
  );
  const [scores = [], labels = [], pairs = []] = [scored, binary, matches];
  const relabelled = (word: (label: string, i: number) => string) =>
    labels.map(([a = '', b = '', label = ''], i) => [a, b, word(label, i)]);
  const objects = pairs.map(([a = '', b = '']) => ({ a, b, n: 3 }));

  const scoredCase = {
    // No header, semicolons, scores from 0 to 5 with decimal commas.
    content: csv(
      [],
      scores.map(([a = '', b = '', s = ''], i) => [
        a,
        b,
        (i === 0 ? 5 : i === 1 ? 0 : 5 * Number(s)).toFixed(2).replace('.', ','),
      ]),
      ';',
    ),
    loss: 'CosineSimilarityLoss',
  } as const;
  const labelledCase = {
    content: csv(
      ['sentence1', 'sentence2', 'duplicate'],
      relabelled((label, i) => (label === '1' ? (i % 4 < 2 ? 'yes' : 'Yes') : 'no')),
    ),
    loss: 'ContrastiveLoss',
  } as const;
  const pairCase = {
    content: csv(['question', 'answer'], pairs),
    loss: 'MultipleNegativesRankingLoss',
  } as const;
  const tripletCase = {
    content: csv(
      ['anchor', 'positive', 'negative'],
      pairs.map(([a = '', b = ''], i) => [a, b, scores[i]?.[1] ?? '']),
    ),
    loss: 'MultipleNegativesRankingLoss',
  } as const;
  const wrong = (i: number) => scores[i % scores.length]?.[1] ?? '';
  const severalCase = {
    content: csv(
      ['anchor', 'positive', 'negative_1', 'negative_2', 'negative_3'],
      pairs.map(([a = '', b = ''], i) => [a, b, wrong(i), wrong(i + 1), wrong(i + 2)]),
    ),
    loss: 'MultipleNegativesRankingLoss',
  } as const;
  // None, one or two negatives a row, the only one in either column.
  const raggedCase = {
    content: csv(
      ['anchor', 'positive', 'negative_1', 'negative_2'],
      pairs.map(([a = '', b = ''], i) => [
        a,
        b,
        i % 4 < 2 ? wrong(i) : '',
        i % 4 === 0 || i % 4 === 3 ? wrong(i + 1) : '',
      ]),
    ),
    loss: 'MultipleNegativesRankingLoss',
  } as const;
  const classCase = {
    content: csv(
      ['premise', 'hypothesis', 'label'],
      relabelled((_, i) => ['entailment', 'neutral', 'contradiction'][i % 3] ?? ''),
    ),
    loss: 'SoftmaxLoss',
  } as const;
  const sentenceCase = {
    content: csv(
      ['text', 'topic', 'label'],
      pairs.map(([a = ''], i) => [a, '', ['ham', 'spam'][i % 2] ?? '']),
    ),
    loss: 'BatchHardTripletLoss',
  } as const;

  // 48 rows are trained on, in whole batches.
  const shared = { batchSize: 8, heldOut: 0.4, learningRate: 1e-3, keepBest: true } as const;
  const processes = {
    scores: { ...scoredCase, recipe: shared },
    pairs: { ...pairCase, recipe: shared },
    ranks: { ...scoredCase, loss: 'CoSENTLoss', recipe: shared },
    'ranks-of-six': { ...scoredCase, loss: 'CoSENTLoss', recipe: { ...shared, batchSize: 6 } },
    classes: { ...classCase, recipe: { ...shared, keepBest: false } },
    lora: { ...pairCase, recipe: { ...shared, loraRank: 4, loraDropout: 0.1, learningRate: 0.01 } },
  } as const;

  const scripts = {
    scores: scoredCase,
    numbers: {
      ...scoredCase,
      recipe: {
        epochs: 2,
        batchSize: 2,
        learningRate: 3e-7,
        warmupSteps: 1,
        evaluateEvery: 2,
        maxSeqLength: 12,
        seed: 7,
        heldOut: 0.5,
        weightDecay: 0.01,
        maxGradNorm: 0.5,
      },
    },
    long: { ...scoredCase, recipe: { batchSize: 2, maxSeqLength: 512 } },
    'scores-best': { ...scoredCase, recipe: { keepBest: true, bestBy: 'primary' } },
    matryoshka: { ...scoredCase, recipe: { matryoshkaDims: [48, 12] } },
    'matryoshka-weights': {
      ...scoredCase,
      recipe: { matryoshkaDims: [48, 12], matryoshkaWeights: [1, 0.5] },
    },
    labels: labelledCase,
    'base-best': { ...scoredCase, recipe: { keepBest: true, learningRate: 1e-7 } },
    'labels-best': { ...labelledCase, recipe: { keepBest: true, bestBy: 'primary' } },
    'by-length': { ...labelledCase, recipe: { batchSize: 2, batching: 'group_by_length' } },
    'by-label': { ...labelledCase, recipe: { batching: 'even_labels' } },
    pairs: pairCase,
    'pairs-best': { ...pairCase, recipe: { keepBest: true, bestBy: 'primary' } },
    schedule: {
      ...pairCase,
      recipe: {
        batchSize: 2,
        scheduler: 'cosine',
        warmupRatio: 0.25,
        gradientAccumulation: 4,
        freezeEmbeddings: true,
        frozenLayers: 1,
        earlyStopping: 3,
      },
    },
    constant: {
      ...pairCase,
      recipe: { batchSize: 2, scheduler: 'constant_with_warmup', warmupRatio: 0.5, keepBest: true },
    },
    lora: { ...pairCase, recipe: { loraRank: 4, loraDropout: 0.1, learningRate: 0.01 } },
    'lora-best': {
      ...pairCase,
      recipe: { loraRank: 4, loraTargets: 'all-linear', earlyStopping: 2, learningRate: 0.01 },
    },
    prompts: {
      ...pairCase,
      recipe: { pooling: 'cls', promptSentence1: 'query: ', promptSentence2: 'the passage: ' },
    },
    'scores-prompts': { ...scoredCase, recipe: { promptSentence1: 'query: ' } },
    'triplets-prompt': { ...tripletCase, recipe: { promptSentence1: 'a ', promptSentence2: 'a ' } },
    symmetric: {
      ...pairCase,
      loss: 'CachedMultipleNegativesRankingLoss',
      recipe: {
        lossParams: {
          ...withLoss(defaultRecipe, 'CachedMultipleNegativesRankingLoss').lossParams,
          directions: 'symmetric',
        },
      },
    },
    'text-lines': {
      file: 'lines.txt',
      content: pairs.map(([a = ''], i) => `${a}, ${i}; "so"\n`).join(''),
      loss: 'MultipleNegativesRankingLoss',
    },
    'text-alone': {
      content: csv(
        ['text', 'id'],
        pairs.map(([a = ''], i) => [a, String(1000 + 7 * i)]),
      ),
      loss: 'MultipleNegativesRankingLoss',
      recipe: { keepBest: true, earlyStopping: 2 },
    },
    steps: { ...scoredCase, recipe: { maxSteps: 25, epochs: 2 } },
    rates: {
      ...classCase,
      recipe: { learningRate: 1e-4, layerDecay: 0.5, headRate: 1e-3, warmupSteps: 0, weightDecay: 0.01 },
    },
    'embeddings-rate': { ...scoredCase, recipe: { embeddingsRate: 1e-7, headRate: 1e-3 } },
    gist: { ...tripletCase, loss: 'GISTEmbedLoss', recipe: { teacher: 'base' } },
    mse: { ...sentenceCase, loss: 'MSELoss' },
    'mse-reduced': {
      ...sentenceCase,
      loss: 'MSELoss',
      recipe: { teacher: 'folder', teacherModel: 'wide-teacher' },
    },
    'margin-mse': { ...severalCase, loss: 'MarginMSELoss' },
    'kl-divergence': {
      ...severalCase,
      loss: 'DistillKLDivLoss',
      recipe: { lossParams: { similarity: 'cosine', temperature: 0.05 } },
    },
    'teacher-folder': {
      ...severalCase,
      loss: 'MarginMSELoss',
      recipe: { teacher: 'folder', teacherModel: 'semblance-base' },
    },
    'scores-file': {
      content: csv(
        ['anchor', 'positive', 'negative_1', 'negative_2', 'neg_score_1', 'neg_score_2', 'pos_score'],
        pairs.map(([a = '', b = ''], i) => [a, b, wrong(i), wrong(i + 1), `0.${i}`, `-${i}`, `${i}.5`]),
      ),
      loss: 'DistillKLDivLoss',
      recipe: { teacher: 'file' },
    },
    'ragged-file': {
      content: csv(
        ['anchor', 'positive', 'negative_1', 'negative_2', 'p', 'one', 'two'],
        pairs.map(([a = '', b = ''], i) => [
          ...[a, b, wrong(i), i % 2 ? wrong(i + 1) : ''],
          ...[`${i}.5`, '1e-1', i % 2 ? '-3' : ''],
        ]),
      ),
      loss: 'MarginMSELoss',
      recipe: { teacher: 'file', teacherColumns: 'p, one, two' },
      unlabelled: true,
    },
    'vectors-file': {
      content: csv(
        ['question', 'answer', ...Array.from({ length: 48 }, (_, i) => `teacher.${i + 1}`)],
        pairs.map(([a = '', b = ''], i) => [a, b, ...Array.from({ length: 48 }, (_, k) => `${(i + k) / 7}`)]),
      ),
      loss: 'MSELoss',
      recipe: { teacher: 'file', teacherColumns: 'teacher' },
      unlabelled: true,
    },
    'mega-batch': { ...pairCase, loss: 'MegaBatchMarginLoss' },
    triplets: tripletCase,
    'triplets-best': { ...tripletCase, recipe: { keepBest: true, bestBy: 'primary' } },
    'triplet-loss': { ...tripletCase, loss: 'TripletLoss' },
    negatives: severalCase,
    'negatives-apart': { ...severalCase, loss: 'TripletLoss' },
    ragged: { ...raggedCase, recipe: { keepBest: true, bestBy: 'primary' } },
    'ragged-apart': { ...raggedCase, loss: 'TripletLoss' },
    angle: { ...severalCase, loss: 'AnglELoss' },
    'angle-ragged': { ...raggedCase, loss: 'AnglELoss', recipe: { keepBest: true, bestBy: 'primary' } },
    classes: classCase,
    sentences: sentenceCase,
    'dict-column': {
      ...pairCase,
      content: `data\n${objects.map(({ a, b }) => `"{'sen1': '${a}', 'sen2': '${b}'}"\n`).join('')}`,
    },
    'dict-lines': {
      ...pairCase,
      file: 'pairs.txt',
      content: objects.map(({ a, b }) => `{'sen1': '${a}', 'sen2': '${b}'}\n`).join(''),
    },
    'json-lines': {
      ...pairCase,
      file: 'pairs.jsonl',
      content: objects.map((row) => `${JSON.stringify(row)}\n`).join(''),
    },
    'json-array': { ...pairCase, file: 'pairs.json', content: JSON.stringify(objects, null, 2) },
    'json-rows': {
      ...pairCase,
      file: 'pairs.json',
      content: JSON.stringify([['question', 'answer'], ...pairs]),
    },
    workbook: {
      file: 'pairs.xlsx',
      content: await workbook([
        ['sentence1', 'sentence2', 'score'],
        ...scores.map(([a = '', b = '', s = '']) => [a, b, Number(s)]),
      ]),
      loss: 'CosineSimilarityLoss',
    },
    'workbook-true': {
      ...labelledCase,
      file: 'pairs.xlsx',
      content: await workbook([
        ['sentence1', 'sentence2', 'duplicate'],
        ...labels.map(([a = '', b = '', label = '']) => [a, b, label === '1']),
      ]),
    },
    parquet: {
      file: 'pairs.parquet',
      content: new Uint8Array(await readFile(fixture('files/eighty.parquet'))),
      loss: 'CosineSimilarityLoss',
    },
    'zip-csv': { ...scoredCase, file: 'pairs.zip', content: await archive('pairs.csv', scoredCase.content) },
    'zip-json-lines': {
      ...pairCase,
      file: 'pairs.zip',
      content: await archive('pairs.jsonl', objects.map((row) => `${JSON.stringify(row)}\n`).join('')),
    },
    'file-name': { ...pairCase, file: "it's #1 é.csv" },
  } as const;
  return { scripts, processes };
}

test('training scripts of all kinds are written', async () => {
  const { scripts, processes } = await makeCases();
  await write('scripts', scripts);
  await write('processes', processes);
});

async function write(kind: string, cases: Cases): Promise<void> {
  for (const [name, { file = 'data.csv', content, loss, recipe, unlabelled }] of Object.entries(cases)) {
    const { dataset } = await openDataset(source(content, file), {}, {}, ({ roles, choices }) => ({
      roles: unlabelled ? { ...roles, label: null } : roles,
      choices,
    }));
    const { parsed, roles, examples } = dataset;
    expect(examples.items.length, name).toBe(80);
    const { format, member, sheet, encoding, delimiter, quoting, header, table } = parsed;
    const full: Recipe = {
      ...withLoss(defaultRecipe, loss),
      keepBest: false,
      batchSize: 8,
      ...recipe,
      baseModel: { kind: 'folder', name: 'tiny-bert' },
    };
    const script = trainingScript(full, {
      name: file,
      format,
      member,
      sheet,
      encoding,
      delimiter,
      quoting,
      changes: [],
      ragged: countNegatives(examples.items).total < roles.negatives.length * examples.items.length,
      header,
      columns: table.columns,
      roles,
      labels: examples.labels,
    });
    const { usesNegatives }: LossEntry = losses[loss];
    const lesson = teacherOf(full);
    const said =
      isTaughtByFile(full) && lesson !== null && lesson !== 'guide'
        ? readTaught(table, roles, examples.items, {
            lesson,
            dimensions: 48,
            given: full.teacherColumns ?? '',
          })
        : null;
    const read = examples.items.map(({ sentence1, sentence2, row, label }, i) => ({
      sentence1,
      ...(isTextAlone(roles) ? { sentence2: sentence1 } : sentence2 !== null && { sentence2 }),
      ...(usesNegatives &&
        Object.fromEntries(
          roles.negatives.map((column, i) => [`sentence${i + 3}`, table.rows[row]?.[column] ?? '']),
        )),
      ...(label !== null && !isUngraded(examples.labels) && { label }),
      ...(said && { label: Array.from(said.rows[i] ?? []) }),
    }));
    const folder = join(target, kind, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file), content);
    await writeFile(join(folder, 'train.py'), script);
    await writeFile(join(folder, 'recipe.json'), JSON.stringify(full));
    await writeFile(join(folder, 'examples.json'), JSON.stringify(read));
  }
}
