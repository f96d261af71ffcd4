import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { buildExamples } from '../../../src/core/data/dataset/examples';
import { profileColumns } from '../../../src/core/data/dataset/profile';
import { reportData, reportExamples } from '../../../src/core/report/report';
import { guessRoles } from '../../../src/core/data/dataset/roles';
import { parse } from '../data/sources';

/** What the page learns of a file's content, with all roles guessed. */
async function reportOf(content: string | Uint8Array, name = 'pairs.csv') {
  const parsed = await parse(content, {}, { name });
  const columns = profileColumns(parsed.table);
  const roles = guessRoles(parsed.table, columns);
  return reportData(parsed, columns, reportExamples(buildExamples(parsed, roles), roles));
}

const lines = (n: number, line: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => line(i)).join('\n');

describe('from a file to its loss', () => {
  it.each([
    ['pairs-score.csv', 'CosineSimilarityLoss'],
    ['pairs-binary.csv', 'ContrastiveLoss'],
    ['pairs-positive.csv', 'MultipleNegativesRankingLoss'],
    ['pairs-dict.csv', 'ContrastiveLoss'],
  ])('the fixture %s is for %s, no row rejected', async (name, loss) => {
    const bytes = await readFile(new URL(`../../fixtures/${name}`, import.meta.url));
    const { examples } = await reportOf(new Uint8Array(bytes), name);
    expect(examples.rejected).toBe(0);
    expect(examples.rows).toBeGreaterThan(50);
    expect(examples.inference.loss).toBe(loss);
  });

  it('the STS benchmark has no header and scores from 0 to 5', async () => {
    const { header, examples } = await reportOf(
      lines(40, (i) => `A man runs ${i}.,"A man, running ${i}.",${(i % 21) / 4}`),
    );
    expect(header).toBe(false);
    expect(examples).toMatchObject({
      rows: 40,
      labels: { kind: 'score', min: 0, max: 5, rescaled: true },
      inference: { loss: 'CosineSimilarityLoss' },
    });
  });

  it('semicolons and decimal commas are read', async () => {
    const { delimiter, examples } = await reportOf(
      `satz1;satz2;score\n${lines(30, (i) => `Ein Mann ${i};Ein Kind ${i};0,${i % 10}`)}`,
    );
    expect(delimiter).toBe(';');
    expect(examples.labels).toEqual({ kind: 'score', min: 0, max: 1, rescaled: false });
    expect(examples.notes).toContainEqual(message('labels.note.decimalComma', { cell: '0,0', value: 0 }));
  });

  it('Chinese columns with 是 and 否 are mapped', async () => {
    const { examples } = await reportOf(
      `句子1,句子2,标签\n${lines(30, (i) => `今天天气${i},天气今天${i},${i % 2 ? '是' : '否'}`)}`,
    );
    expect(examples).toMatchObject({
      labels: { kind: 'binary', one: ['是'], zero: ['否'] },
      inference: { loss: 'ContrastiveLoss' },
    });
  });

  it('a label that is no number is rejected by its line in the file, quoted line breaks counted', async () => {
    const { examples } = await reportOf(
      `sentence1,sentence2,score\n"a\nb",c,0.5\n${lines(30, (i) => `x ${i},y ${i},0.${i % 10}`)}\nd,e,NaN\n,f,0.5\n`,
    );
    expect(examples.rejectedSample).toMatchObject([
      {
        line: 34,
        reason: message('labels.cell.missing', { cell: 'NaN' }),
        text: 'd | e | NaN',
      },
      { line: 35, reason: message('data.sentence.empty', { sentence: 'sentence1' }) },
    ]);
    expect(examples.rows).toBe(31);
  });

  it('rows of empty cells are rejected, each by its line', async () => {
    const { examples } = await reportOf(`sentence1,sentence2,label\n${',,\n'.repeat(12)}`);
    expect(examples).toMatchObject({ rows: 0, rejected: 12 });
    expect(examples.rejectedSample[11]).toMatchObject({
      line: 13,
      reason: message('data.row.faults', {
        faults: [
          message('data.sentence.empty', { sentence: 'sentence1' }),
          message('data.sentence.empty', { sentence: 'sentence2' }),
        ],
      }),
    });
    expect(examples.inference.reason).toEqual(message('loss.none.noRows'));
  });

  it('an empty label column is named', async () => {
    const { examples } = await reportOf(
      `sentence1,sentence2,label\n${lines(12, (i) => `A man ${i},A child ${i},`)}`,
    );
    expect(examples.rows).toBe(12);
    expect(examples.notes).toContainEqual(message('data.note.emptyLabel', { column: 'label' }));
  });

  it('one column of text beside a label is single sentences with a class', async () => {
    const { examples } = await reportOf(
      `text,topic,label\n${lines(30, (i) => `A sentence ${i},,${['sport', 'law', 'food'][i % 3]}`)}`,
    );
    expect(examples).toMatchObject({
      rows: 30,
      roles: { sentence1: 0, sentence2: null, label: 2 },
      labels: { kind: 'class', classes: [['food'], ['law'], ['sport']] },
      inference: { loss: 'BatchHardSoftMarginTripletLoss' },
    });
    expect(examples.inference.reason).toEqual(
      message('loss.reason.sentenceClasses', { sentences: 30, classes: 3, first: ['food', 'law', 'sport'] }),
    );
    const open = examples.inference.choices.filter(({ unmet }) => unmet === null).map(({ name }) => name);
    expect(open).toEqual([
      'BatchHardSoftMarginTripletLoss',
      'BatchHardTripletLoss',
      'BatchSemiHardTripletLoss',
      'BatchAllTripletLoss',
      'MSELoss',
    ]);
  });

  it('one column of text and nothing else is trained on with each sentence as its own partner', async () => {
    const { examples } = await reportOf(`text,id\n${lines(30, (i) => `A sentence ${i},${i}`)}`);
    expect(examples).toMatchObject({ rows: 30, roles: { sentence1: 0, sentence2: null, label: null } });
    expect(examples.inference).toMatchObject({
      loss: 'MultipleNegativesRankingLoss',
      reason: message('loss.reason.textAlone', { sentences: 30 }),
    });
    const unmet = (loss: string) => examples.inference.choices.find(({ name }) => name === loss)?.unmet;
    expect(unmet('CachedMultipleNegativesRankingLoss')).toBeNull();
    expect(unmet('MegaBatchMarginLoss')).toEqual(message('loss.unmet.single'));
    expect(unmet('CosineSimilarityLoss')).toEqual(message('loss.unmet.single'));
    expect(unmet('BatchAllTripletLoss')).toEqual(message('loss.unmet.withoutClass'));
  });

  it('a text column that is chosen as its own label asks for a partner or classes', async () => {
    const parsed = await parse(`text\n${lines(30, (i) => `A sentence ${i}`)}`, {}, { name: 'text.csv' });
    const roles = { sentence1: 0, sentence2: null, negatives: [], label: 0 };
    const { inference } = reportExamples(buildExamples(parsed, roles), roles);
    expect(inference).toMatchObject({ loss: null, reason: message('loss.none.sentence2OrClasses') });
  });

  it('premise, hypothesis and entailment, neutral or contradiction are for SoftmaxLoss', async () => {
    const nli = ['entailment', 'neutral', 'contradiction'];
    const { examples } = await reportOf(
      `premise,hypothesis,label\n${lines(30, (i) => `A man ${i},A child ${i},${nli[i % 3]}`)}`,
    );
    expect(examples).toMatchObject({
      rows: 30,
      labels: { kind: 'class', grades: [0, 1, null] },
      inference: { loss: 'SoftmaxLoss' },
    });
  });
});
