import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset, withMapping } from '../../src/core/data/dataset/dataset';
import type { DataChoices, LabelScheme } from '../../src/core/data/types';
import { reportExamples } from '../../src/core/report/report';
import { columnsOf, roleNames } from '../../src/core/data/dataset/roleColumns';
import type { ExamplesReport } from '../../src/core/report/types';
import { message } from '../../src/messages/message';

async function read(name: string, choices: DataChoices = {}) {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/field', name)));
  const { dataset } = await openDataset({
    name,
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, end)),
  });
  const { parsed, roles } = dataset;
  const { examples } = withMapping(parsed, { roles, choices });
  return {
    parsed,
    examples,
    report: reportExamples(examples, roles, choices),
    columns: parsed.table.columns,
  };
}

/** What the labels mean, in short. */
function meaningOf(labels: LabelScheme): string {
  if (labels.kind === 'binary') return `${labels.one[0]} is similar`;
  if (labels.kind === 'score') return `${labels.min} to ${labels.max}${labels.reversed ? ' reversed' : ''}`;
  return labels.kind === 'class' ? `${labels.classes.length} classes` : labels.kind;
}

const cases: readonly {
  readonly file: string;
  readonly roles: string;
  readonly meaning: string;
  readonly loss: string;
  readonly rows: number;
  readonly rejected: number;
}[] = [
  {
    file: '08-snli.txt',
    roles: 'sentence1 | sentence2 | none | gold_label',
    meaning: '3 classes',
    loss: 'SoftmaxLoss',
    rows: 60,
    rejected: 4,
  },
  {
    file: '06-many-negatives.csv',
    roles: 'anchor | positive | negative_1 | none',
    meaning: 'none',
    loss: 'MultipleNegativesRankingLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '10-allnli.tsv',
    roles: 'sentence1 | sentence2 | none | label',
    meaning: '3 classes',
    loss: 'SoftmaxLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '11-wikiqa.tsv',
    roles: 'Question | Sentence | none | Label',
    meaning: '1 is similar',
    loss: 'ContrastiveLoss',
    rows: 120,
    rejected: 0,
  },
  {
    file: '18-msmarco-triples.tsv',
    roles: 'Column 1 | Column 2 | Column 3 | none',
    meaning: 'none',
    loss: 'MultipleNegativesRankingLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '20-title-body.csv',
    roles: 'sentence1Title | sentence2Title | none | duplicate',
    meaning: '1 is similar',
    loss: 'ContrastiveLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '21-sst5.jsonl',
    roles: 'text | none | none | label_text',
    meaning: '5 classes',
    loss: 'BatchHardSoftMarginTripletLoss',
    rows: 80,
    rejected: 0,
  },
  {
    file: '22-intent.csv',
    roles: 'text | none | none | category',
    meaning: '4 classes',
    loss: 'BatchHardSoftMarginTripletLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '24-labelstudio.csv',
    roles: 'text1 | text2 | none | choice',
    meaning: 'same is similar',
    loss: 'ContrastiveLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '26-prodigy.jsonl',
    roles: 'sentence1 | sentence2 | none | answer',
    meaning: 'accept is similar',
    loss: 'ContrastiveLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '27-excel-wahr.csv',
    roles: 'Frage 1 | Frage 2 | none | Doppelt',
    meaning: 'WAHR is similar',
    loss: 'ContrastiveLoss',
    rows: 48,
    rejected: 0,
  },
  {
    file: '30-likert.csv',
    roles: 'Text A | Text B | none | Your rating',
    meaning: '1 to 5',
    loss: 'CosineSimilarityLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '35-alpaca.json',
    roles: 'instruction | output | none | none',
    meaning: 'none',
    loss: 'MultipleNegativesRankingLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '38-topic-doc.csv',
    roles: 'topic | document | none | score',
    meaning: '1 is similar',
    loss: 'ContrastiveLoss',
    rows: 120,
    rejected: 0,
  },
  {
    file: '39-hub-snli.csv',
    roles: 'premise | hypothesis | none | label',
    meaning: '3 classes',
    loss: 'SoftmaxLoss',
    rows: 60,
    rejected: 4,
  },
  {
    file: '41-placeholders.csv',
    roles: 'sentence1 | sentence2 | none | label',
    meaning: '1 is similar',
    loss: 'ContrastiveLoss',
    rows: 57,
    rejected: 7,
  },
  {
    file: '51-fraction-scores.csv',
    roles: 'sentence1 | sentence2 | none | rating',
    meaning: '1 to 5',
    loss: 'CosineSimilarityLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '59-distance.csv',
    roles: 'text_a | text_b | none | distance',
    meaning: '0 to 1 reversed',
    loss: 'CosineSimilarityLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: '62-teacher-cosines.csv',
    roles: 'sentence1 | sentence2 | none | score',
    meaning: '-1 to 1',
    loss: 'CosineSimilarityLoss',
    rows: 64,
    rejected: 0,
  },
  {
    file: 'b1-dash-min.tsv',
    roles: 'sentence1 | sentence2 | none | gold_label',
    meaning: '3 classes',
    loss: 'SoftmaxLoss',
    rows: 18,
    rejected: 1,
  },
  {
    file: 'c1-ids-min.csv',
    roles: 'question | passage | none | label',
    meaning: '1 is similar',
    loss: 'ContrastiveLoss',
    rows: 24,
    rejected: 0,
  },
  {
    file: 'c3-title-body-min.csv',
    roles: 'title1 | title2 | none | duplicate',
    meaning: '1 is similar',
    loss: 'ContrastiveLoss',
    rows: 8,
    rejected: 0,
  },
  {
    file: 'd1-label-text-min.csv',
    roles: 'text | none | none | label_text',
    meaning: '2 classes',
    loss: 'BatchHardSoftMarginTripletLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'e1-lead-time-min.csv',
    roles: 'text1 | text2 | none | choice',
    meaning: 'same is similar',
    loss: 'ContrastiveLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'f1-accept-reject-min.csv',
    roles: 'sentence1 | sentence2 | none | answer',
    meaning: 'accept is similar',
    loss: 'ContrastiveLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'f2-ja-nein-label.csv',
    roles: 'sentence1 | sentence2 | none | label',
    meaning: 'ja is similar',
    loss: 'ContrastiveLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'i1-distance-min.csv',
    roles: 'text1 | text2 | none | distance',
    meaning: '0 to 1 reversed',
    loss: 'CosineSimilarityLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'i2-different-min.csv',
    roles: 'text1 | text2 | none | different',
    meaning: '0 is similar',
    loss: 'ContrastiveLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'j2-cosines-min.csv',
    roles: 'text1 | text2 | none | score',
    meaning: '-1 to 1',
    loss: 'CosineSimilarityLoss',
    rows: 12,
    rejected: 0,
  },
  {
    file: 'k1-triples-header.csv',
    roles: 'query | passage_pos | passage_neg | none',
    meaning: 'none',
    loss: 'MultipleNegativesRankingLoss',
    rows: 8,
    rejected: 0,
  },
  {
    file: 'k5-alpaca-min.csv',
    roles: 'instruction | output | none | none',
    meaning: 'none',
    loss: 'MultipleNegativesRankingLoss',
    rows: 8,
    rejected: 0,
  },
];

describe('labels and roles of files as people have them', () => {
  it.each(cases)('$file: $roles, $meaning', async ({ file, roles, meaning, loss, rows, rejected }) => {
    const { report, columns } = await read(file);
    const { sentence1, sentence2, negatives, label } = report.roles;
    const names = [sentence1, sentence2, negatives[0] ?? null, label].map(
      (column) => columns[column ?? -1] ?? 'none',
    );
    expect({
      roles: names.join(' | '),
      meaning: meaningOf(report.labels),
      loss: report.inference.loss,
      rows: report.rows,
      rejected: report.rejected,
    }).toEqual({ roles, meaning, loss, rows, rejected });
  });

  it.each(cases)('$file: nothing is left out or changed in silence', async ({ file }) => {
    const { report, columns, examples, parsed } = await read(file);
    const taken = roleNames.map((role) => columnsOf(report.roles, role)).filter(({ length }) => length > 0);
    const used = taken.flat();
    const joined = report.joins.flatMap((join) => (join.joined ? join.columns : []));
    const split = report.split?.used === true ? [report.split.column] : [];
    const unused = report.unused.map(({ column }) => column);
    expect([...new Set([...used, ...joined, ...split, ...unused])].sort((a, b) => a - b)).toEqual([
      ...columns.keys(),
    ]);
    expect(unused.filter((column) => [...used, ...joined, ...split].includes(column))).toEqual([]);
    expect(Object.keys(report.evidence)).toHaveLength(taken.length);
    expect(examples.items.length + examples.rejected.length).toBe(
      parsed.table.rows.length + parsed.rejected.length,
    );
    expect(report.notes.filter(({ code }) => code === 'data.note.joinedColumns')).toHaveLength(
      report.joins.filter((join) => join.joined).length,
    );
    const codes = report.notes.map((note) => (typeof note === 'string' ? note : note.code));
    const { labels } = report;
    if (labels.kind === 'score' && labels.rescaled) {
      expect(codes.some((code) => /labels\.note\.(rescaled|ordered|opposite)/.test(code))).toBe(true);
    }
    if (labels.kind !== 'none' && 'reversed' in labels) expect(codes).toContain('labels.note.opposite');
    const changed = labels.kind === 'binary' && (labels.one[0] !== '1' || labels.zero[0] !== '0');
    if (changed) expect(codes).toContain('labels.note.binary');
    const marked = examples.rejected.some(({ reason }) => JSON.stringify(reason).includes('.missing'));
    expect(codes.some((code) => /missing/.test(code))).toBe(marked);
  });

  it('ids without texts are refused, with what to do', async () => {
    const { report } = await read('36-qrels.tsv');
    expect(report.inference).toMatchObject({ loss: null, reason: message('roles.onlyIds') });
  });

  it.each([
    ['e1-lead-time-min.csv', 'lead_time', message('roles.unused.bystander', { kind: 'time' })],
    ['c3-title-body-min.csv', 'body1', message('roles.unused.body', { column: 'title1' })],
    ['c3-title-body-min.csv', 'body2', message('roles.unused.body', { column: 'title2' })],
    ['d1-label-text-min.csv', 'label', message('roles.unused.namedBy', { column: 'label_text' })],
    ['c1-ids-min.csv', 'qid', message('roles.unused.bystander', { kind: 'id' })],
  ])('%s: the column %s is not used, and it says why', async (file, name, reason) => {
    const { report } = await read(file);
    expect(report.unused).toContainEqual(expect.objectContaining({ name, reason }));
  });
});

/** What the page shows of the meaning of labels, in short. */
function shownMeaning({ meaning }: ExamplesReport): string {
  if (meaning === null) return 'none';
  if (meaning.kind === 'words')
    return `${meaning.similar.join('/')} = similar, ${meaning.different.join('/')} = not similar${meaning.doubt ? '?' : ''}`;
  if (meaning.kind === 'numberedClasses') return `${meaning.seen.min} to ${meaning.seen.max} as classes`;
  const { scale, reversed, kept } = meaning;
  return `${scale.min} to ${scale.max}${kept ? ' kept' : ''}${reversed ? ' reversed' : ''}`;
}

describe('what a person can change about files as people have them', () => {
  it.each([
    ['59-distance.csv', '0 to 1 kept reversed', { reversed: false }, '0 to 1 kept'],
    ['i1-distance-min.csv', '0 to 1 kept reversed', { reversed: false }, '0 to 1 kept'],
    [
      'i2-different-min.csv',
      '0 = similar, 1 = not similar',
      { similar: ['1'] },
      '1 = similar, 0 = not similar',
    ],
    ['62-teacher-cosines.csv', '-1 to 1 kept', { scale: { min: -1, max: 1 } }, '-1 to 1'],
    ['j2-cosines-min.csv', '-1 to 1 kept', { scale: { min: -1, max: 1 } }, '-1 to 1'],
    ['30-likert.csv', '1 to 5', { scale: { min: 0, max: 10 } }, '0 to 10'],
    ['51-fraction-scores.csv', '1 to 5', { reversed: true }, '1 to 5 reversed'],
    [
      '26-prodigy.jsonl',
      'accept = similar, reject = not similar',
      { similar: ['reject'] },
      'reject = similar, accept = not similar',
    ],
    [
      '27-excel-wahr.csv',
      'WAHR = similar, FALSCH = not similar',
      { reversed: true },
      'FALSCH = similar, WAHR = not similar',
    ],
  ] satisfies readonly [string, string, DataChoices, string][])(
    '%s: %s, and by choice otherwise',
    async (file, guessed, choices, chosen) => {
      expect(shownMeaning((await read(file)).report)).toBe(guessed);
      const { report, examples } = await read(file, choices);
      expect(shownMeaning(report)).toBe(chosen);
      expect(report.choices).toEqual(choices);
      const before = (await read(file)).examples.items.map(({ label }) => label);
      expect(examples.items.map(({ label }) => label)).not.toEqual(before);
    },
  );

  it('10-allnli.tsv brings its split along', async () => {
    const { report, examples } = await read('10-allnli.tsv');
    const { rows, evaluated, used } = report.split ?? {};
    expect({ evaluated, used }).toEqual({ evaluated: 'dev', used: true });
    expect(rows && rows.train + rows.dev + rows.test).toBe(examples.items.length);
    expect((await read('10-allnli.tsv', { useSplit: false })).report.split?.used).toBe(false);
  });

  it.each(['20-title-body.csv', 'c3-title-body-min.csv'])(
    '%s offers to join titles and bodies',
    async (file) => {
      const guessed = await read(file);
      const { joins } = guessed.report;
      expect(joins.map(({ sentence, joined }) => [sentence, joined])).toEqual([
        ['sentence1', false],
        ['sentence2', false],
      ]);
      const joined = Object.fromEntries(joins.map(({ sentence, columns }) => [sentence, columns]));
      const { examples, parsed } = await read(file, { joined });
      for (const { sentence1, row } of examples.items) {
        const texts = joins[0]?.columns.map((column) => parsed.table.rows[row]?.[column]?.trim());
        expect(sentence1).toBe(texts?.join(' '));
      }
    },
  );

  it('41-placeholders.csv gives every row back when its marks are kept', async () => {
    const { report, parsed } = await read('41-placeholders.csv');
    expect(report.marks.map(({ mark }) => mark).sort()).toEqual(['N/A', 'NS', 'NULL', 'None', '\\N', 'nan']);
    const keptMarks = report.marks.map(({ mark }) => mark);
    const kept = await read('41-placeholders.csv', { keptMarks });
    expect(kept.report.rows).toBe(parsed.table.rows.length);
  });
});
