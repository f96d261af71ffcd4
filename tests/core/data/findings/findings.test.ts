import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildExamples } from '../../../../src/core/data/dataset/examples';
import { openDataset } from '../../../../src/core/data/dataset/dataset';
import { findInEvaluation } from '../../../../src/core/data/findings/evaluation/findInEvaluation';
import { findInExamples } from '../../../../src/core/data/findings/find';
import { findInTokens } from '../../../../src/core/data/findings/model/findInTokens';
import { sampleRows } from '../../../../src/core/data/findings/sample';
import type { Finding } from '../../../../src/core/data/findings/types';
import { atOnce } from '../../../../src/core/data/parse/bytes/turns';
import type { Roles } from '../../../../src/core/data/types';
import { createRandom } from '../../../../src/core/random';
import { parsedOf } from '../tables';
import { source } from '../sources';

const pairRoles: Roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
const labelled: Roles = { ...pairRoles, label: 2 };
const single: Roles = { sentence1: 0, sentence2: null, negatives: [], label: 1 };

function partOf(rows: readonly (readonly string[])[], roles: Roles) {
  const names = ['first', 'second', 'label'].slice(0, rows[0]?.length);
  return { examples: buildExamples(parsedOf(names, rows), roles), roles };
}

function find(rows: readonly (readonly string[])[], roles: Roles): readonly Finding[] {
  const { examples } = partOf(rows, roles);
  return findInExamples(examples, roles);
}
const namesOf = (findings: readonly Finding[]) => findings.map(({ name }) => name);

/** Sentences of 4 to 12 words that differ, with a seed of their own. */
function sentences(seed: number): () => string {
  const random = createRandom(seed);
  return () =>
    Array.from(
      { length: 4 + random.below(9) },
      () => `w${'aeiou'[random.below(5)]}${random.below(900)}x`,
    ).join(' ');
}

/** Honest labelled pairs: neither lengths nor sentences say anything about the label. */
function honest(rows: number, label = (i: number) => String(i % 2)): string[][] {
  const next = sentences(1);
  return Array.from({ length: rows }, (_, i) => [next(), next(), label(i)]);
}

it('finds nothing in honest pairs', () => {
  expect(find(honest(200), labelled)).toEqual([]);
  expect(
    find(
      honest(200, (i) => String((i % 11) / 10)),
      labelled,
    ),
  ).toEqual([]);
  expect(
    find(
      honest(200).map((row) => row.slice(0, 2)),
      pairRoles,
    ),
  ).toEqual([]);
});

describe('texts that are no sentences', () => {
  const kinds = {
    literals: (i: number) => `["What is mill ${i}?"]`,
    ids: (i: number) => `MED-${1000 + i}`,
    code: (i: number) => `def f${i}(x):\n    return x + ${i}`,
    markup: (i: number) => `What is <b>mill</b> ${i}?`,
    repeatedWord: (i: number) => `mill${i}a mill${i}a mill${i}a`,
  } as const;

  it.each(Object.entries(kinds))('are found as %s in the column that has them', (name, text) => {
    const [found, ...others] = find(
      honest(40).map(([a = '', , c = ''], i) => [a, text(i), c]),
      labelled,
    ).filter((finding) => finding.name !== 'labelFromLength');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      name,
      count: 40,
      what: { params: { column: 'second', count: 40, of: 40 } },
    });
    expect(found?.rows).toEqual([0, 1, 2].map((i) => ({ lines: [i + 2], text: text(i) })));
  });

  it('are let be where few rows have them', () => {
    const rows = honest(400).map((row, i) => (i < 2 ? [kinds.literals(i), kinds.ids(i), '1'] : row));
    expect(find(rows, labelled)).toEqual([]);
  });

  it('are looked for in negatives too', () => {
    const rows = honest(20).map(([a = '', b = ''], i) => [a, b, kinds.literals(i)]);
    expect(find(rows, { ...pairRoles, negatives: [2] })).toMatchObject([
      { name: 'literals', what: { params: { column: 'label' } } },
    ]);
  });
});

it('finds a column that is the same text in most rows', () => {
  const rows = honest(30).map(([a = '', , c = ''], i) => [
    a,
    i % 3 === 0 ? `other ${i}` : 'main-captions',
    c,
  ]);
  const [found] = find(rows, labelled);
  expect(found).toMatchObject({ name: 'sameText', severity: 'asks', count: 20 });
});

describe('equal sentences', () => {
  const equal = (label: string) =>
    honest(100).map(([a = '', b = '', c = ''], i) =>
      i < 10 ? [a, ` ${a.toUpperCase()}`, label] : [a, b, c],
    );

  it('are found with a label that calls them different', () => {
    const found = find(equal('0'), labelled).find(({ name }) => name === 'equalDissimilar');
    expect(found).toMatchObject({ severity: 'warns', count: 10 });
    expect(namesOf(find(equal('0'), labelled))).not.toContain('equalSimilar');
  });

  it('are found with a label that calls them similar, and without labels', () => {
    expect(find(equal('1'), labelled)).toMatchObject([
      { name: 'equalSimilar', severity: 'notes', count: 10 },
    ]);
    const unlabelled = equal('1').map((row) => row.slice(0, 2));
    expect(find(unlabelled, pairRoles)).toMatchObject([{ name: 'equalSimilar', count: 10 }]);
  });
});

it('finds a pair with different labels, in either order, and shows both rows', () => {
  const rows = [...honest(30), ['One', 'Two', '1'], ['two', 'one', '0']];
  expect(find(rows, labelled)).toMatchObject([
    { name: 'contradictions', count: 1, rows: [{ lines: [32, 33], text: 'One | Two | 1 ≠ 0' }] },
  ]);
});

it('finds a sentence with different classes, and shows them as they are written', () => {
  const next = sentences(2);
  const rows = [
    ...Array.from({ length: 40 }, (_, i) => [next(), i % 2 ? 'Refund Please' : 'Opening Hours']),
    ['Where is it?', 'Refund Please'],
    ['where is it?', 'Opening Hours'],
  ];
  const [found] = find(rows, single);
  expect(found).toMatchObject({
    name: 'contradictions',
    rows: [{ text: 'Where is it? | Refund Please ≠ Opening Hours' }],
  });
});

describe('a label that lengths give away', () => {
  const long = ' and so on and so forth, until the very end of it';

  it('is found for two labels, by the difference in length', () => {
    const rows = honest(100).map(([a = '', b = '', c = '']) => [a, c === '0' ? b + long : b, c]);
    const [found] = find(rows, labelled);
    expect(found).toMatchObject({ name: 'labelFromLength', what: { params: { kind: 'auc' } } });
  });

  it('is found for scores', () => {
    const rows = honest(100).map(([a = '', b = ''], i) => [
      a,
      b + ' x'.repeat(4 * (i % 11)),
      String((i % 11) / 10),
    ]);
    expect(find(rows, labelled)).toMatchObject([
      { name: 'labelFromLength', what: { params: { kind: 'rho' } } },
    ]);
  });

  it('is found for classes of single sentences', () => {
    const next = sentences(2);
    const rows = Array.from({ length: 60 }, (_, i) => [
      next() + (i % 3 === 2 ? long : ''),
      ['a b', 'c d', 'e f'][i % 3] ?? '',
    ]);
    expect(find(rows, single)).toMatchObject([
      { name: 'labelFromLength', what: { params: { of: 'length' } } },
    ]);
  });

  it('is not found where few rows could show it', () => {
    const rows = honest(12).map(([a = '', b = '', c = '']) => [a, c === '0' ? b + long : b, c]);
    expect(namesOf(find(rows, labelled))).not.toContain('labelFromLength');
  });
});

describe('a label that follows from one sentence', () => {
  const repeated = (label: (group: number, i: number) => string) => {
    const next = sentences(3);
    const firsts = Array.from({ length: 30 }, next);
    return Array.from({ length: 120 }, (_, i) => [firsts[i % 30] ?? '', next(), label(i % 30, i)]);
  };

  it('is found', () => {
    const rows = repeated((group) => String(group % 2));
    expect(find(rows, labelled)).toMatchObject([
      { name: 'labelFromSentence', count: 30, what: { params: { which: 'sentence1', of: 30 } } },
    ]);
    const turned = rows.map(([a = '', b = '', c = '']) => [b, a, c]);
    expect(find(turned, labelled)).toMatchObject([{ what: { params: { which: 'sentence2' } } }]);
  });

  it('is not found where the sentence has both labels, or nearly all rows have one', () => {
    expect(
      find(
        repeated((group, i) => String((group + Math.floor(i / 30)) % 2)),
        labelled,
      ),
    ).toEqual([]);
    const rare = find(
      repeated((_, i) => (i === 5 ? '1' : '0')),
      labelled,
    );
    expect(namesOf(rare)).not.toContain('labelFromSentence');
  });
});

it('finds labels of which nearly all are the same, and names classes of few rows as they are written', () => {
  const rows = honest(100, (i) => (i < 3 ? '1' : '0'));
  expect(find(rows, labelled)).toMatchObject([
    { name: 'unbalanced', count: 97, what: { params: { label: '0' } }, rows: [{ lines: [2] }, {}, {}] },
    { name: 'smallClasses', count: 1, what: { params: { names: ['1'] } } },
  ]);
});

describe('rows within a cell', () => {
  it('are found', () => {
    const lines = Array.from({ length: 5 }, (_, i) => `one ${i},two ${i},1`);
    const rows = [...honest(20), ['"Open', `two\n${lines.join('\n')}\nlast`, '1']];
    const [found] = find(rows, labelled);
    expect(found).toMatchObject({
      name: 'swallowedRows',
      severity: 'asks',
      count: 1,
      rows: [{ lines: [22] }],
    });
    expect(found?.what).toMatchObject({ params: { cells: 1, lines: 5 } });
  });

  it('are not seen in a text of several lines', () => {
    const poem = 'Roses are red,\nviolets are blue,\nsugar is sweet,\nyes, and so,\nmy dear, are you';
    const rows = honest(20).map(([a = '', , c = ''], i) => [a, `${poem} ${i}`, c]);
    expect(find(rows, labelled)).toEqual([]);
  });
});

it('looks at a sample of many rows, the same one each time, and says so', () => {
  const rows = honest(sampleRows + 2000).map(([, b = '', c = ''], i) => [`["mill ${i}"]`, b, c]);
  const [found] = find(rows, labelled);
  expect(found).toMatchObject({ name: 'literals', count: sampleRows, sample: sampleRows });
  expect(find(rows, labelled)[0]).toEqual(found);
});

const evaluated = (...args: Parameters<typeof findInEvaluation>): readonly Finding[] =>
  atOnce(findInEvaluation(...args));
const split = { seed: 42, heldOut: 0.1 };

describe('what is evaluated on', () => {
  it('is fine where it is large and new', () => {
    expect(evaluated(partOf(honest(400), labelled), null, split)).toEqual([]);
  });

  it('is found to be small, with what chance gives', () => {
    expect(evaluated(partOf(honest(100), labelled), null, split)).toMatchObject([
      { name: 'fewEvaluationPairs', count: 20, what: { params: { rows: 20, isFile: false, reach: 0.44 } } },
    ]);
  });

  it('is found to share sentences with what is trained on, in other pairs', () => {
    const firsts = honest(20).map(([a = '']) => a);
    const rows = honest(400).map(([, b = '', c = ''], i) => [firsts[i % 20] ?? '', b, c]);
    const [found, ...others] = evaluated(partOf(rows, labelled), null, split);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name: 'sharedSentences', what: { params: { rows: 40, heldOut: 40 } } });
  });

  it('is an evaluation file whose pairs are in the training file, in either order', () => {
    const rows = honest(100);
    const file = [
      ...rows.slice(0, 10).map(([a = '', b = '', c = '']) => [b, a, c]),
      ...honest(160).slice(100),
    ];
    expect(evaluated(partOf(rows, labelled), partOf(file, labelled), split)).toMatchObject([
      { name: 'sharedPairs', count: 10, what: { params: { count: 10, of: 70 } } },
    ]);
  });

  it('is looked at in parts, however many rows there are', () => {
    const next = sentences(4);
    const rows = Array.from({ length: 30_000 }, () => [next(), next()]);
    const looking = findInEvaluation(partOf(rows, pairRoles), null, split);
    let parts = 0;
    while (!looking.next().done) parts++;
    expect(parts).toBeGreaterThanOrEqual(5);
  });
});

describe('findInTokens', () => {
  const lengths = (values: readonly number[]) => ({
    sentences: values.length,
    median: 0,
    p95: 0,
    max: 0,
    lengths: Int32Array.from(values),
  });

  it('asks where many tokens are unknown to the model', () => {
    expect(findInTokens({ ...lengths([9, 9]), unknown: 0.77 }, 128)).toMatchObject([
      { name: 'unknownTokens', severity: 'asks', what: { params: { percent: 77 } } },
    ]);
    expect(findInTokens({ ...lengths([9, 9]), unknown: 0.02 }, 128)).toEqual([]);
  });

  it('finds that most sentences are cut, at the length that is read', () => {
    const of = { ...lengths([9, 130, 140, 150]), unknown: 0 };
    expect(findInTokens(of, 128)).toMatchObject([
      { name: 'cutSentences', what: { params: { percent: 75, maxLength: 128 } } },
    ]);
    expect(findInTokens(of, 145)).toEqual([]);
  });
});

describe('the samples of the page', () => {
  const quiet: readonly (readonly [string, readonly string[]])[] = [
    ['clause-triplets.csv', []],
    // Its sentences are in several pairs each, by intention.
    ['duplicate-questions-zh.csv', ['sharedSentences']],
    ['duplicate-questions.csv', []],
    ['graded-similarity.csv', []],
    ['questions-and-answers.csv', []],
  ];

  it.each(quiet)('in %s nothing is found but %j', async (name, expected) => {
    const bytes = readFileSync(new URL(`../../../../public/samples/${name}`, import.meta.url));
    const { dataset } = await openDataset(source(new Uint8Array(bytes), name));
    const found = [...findInExamples(dataset.examples, dataset.roles), ...evaluated(dataset, null, split)];
    expect(namesOf(found)).toEqual(expected);
  });
});
