import { describe, expect, it } from 'vitest';
import { withMapping } from '../../../../src/core/data/dataset/dataset';
import { profileColumns } from '../../../../src/core/data/dataset/profile';
import { guessRoles } from '../../../../src/core/data/dataset/roles';
import type { DataChoices, Roles } from '../../../../src/core/data/types';
import { raterOf } from '../../../../src/core/data/words/raters';
import { reportExamples } from '../../../../src/core/report/report';
import { describeUnderstanding } from '../../../../src/core/report/understanding';
import { message } from '../../../../src/messages/message';
import { parsedOf } from '../tables';

const texts = (i: number) => [`The boat number ${i} is red.`, `There is a red boat, number ${i}.`];

/** Rows of two sentences with what `scores` gives each. */
function read(
  names: readonly string[],
  scores: (i: number) => readonly (string | number)[],
  choices: DataChoices = {},
  change: (guessed: Roles) => Roles = (guessed) => guessed,
) {
  const rows = Array.from({ length: 40 }, (_, i) => [...texts(i), ...scores(i).map(String)]);
  const parsed = parsedOf(['sentence1', 'sentence2', ...names], rows);
  const roles = change(guessRoles(parsed.table, profileColumns(parsed.table)));
  const { examples } = withMapping(parsed, { roles, choices });
  const report = reportExamples(examples, roles, choices);
  const reasons = report.unused.map(({ name, reason }) => [name, reason.code]);
  return { parsed, roles, examples, report, reasons, labels: examples.items.map(({ label }) => label) };
}

/** Scores from 1 to 5 of raters who mostly agree. */
const agreeing = (i: number) => [1 + (i % 5), 1 + ((i + Number(i % 4 === 0)) % 5), 1 + (i % 5)];
const three = ['rater_1', 'rater_2', 'rater_3'];

describe('names of raters', () => {
  it.each([
    ['rater1', 'rater', '1'],
    ['Annotator_B', 'annotator', 'b'],
    ['raterA', 'rater', 'a'],
    ['annotatorb', 'annotator', 'b'],
    ['annotator_anna', 'annotator', 'anna'],
    ['rater2_score', 'rater score', '2'],
    ['Score 3', 'score', '3'],
    ['标注员2', '标注员', '2'],
    ['评分a', '评分', 'a'],
  ])('%s is of %s, mark %s', (name, stem, mark) => {
    expect(raterOf(name)).toMatchObject({ stem, mark });
  });

  it.each(['annotator_id', 'rater_time', 'score_of_text', 'gold_label', 'sentence1', 'year_2', 'score_anna'])(
    '%s says nothing of a rater',
    (name) => {
      expect(raterOf(name)).toBeNull();
    },
  );
});

describe('several raters', () => {
  it('are averaged on the scale of them all, which is said where the label and its columns are named', () => {
    const { parsed, roles, report, examples, reasons, labels } = read(three, agreeing);
    expect(roles.label).toBe(2);
    // 1, 2 and 1 of 1 … 5.
    expect(labels[0]).toBeCloseTo((4 / 3 - 1) / 4);
    expect(labels[1]).toBe(0.25);
    expect(examples.labels).toMatchObject({ kind: 'score', min: 1, max: 5 });
    expect(reasons).toEqual([]);
    expect(report.notes).toContainEqual(message('data.note.meanOfRaters', { columns: three, incomplete: 0 }));
    expect(describeUnderstanding(parsed.table, roles, report)).toContainEqual(
      message('roles.taken.several', {
        role: 'label',
        columns: three,
        evidence: message('roles.evidence.raters', { raters: 3 }),
      }),
    );
  });

  it('keep the ends of their scale where no mean reaches them', () => {
    const { examples, labels } = read(['rater_1', 'rater_2'], (i) => [1 + (i % 4), 2 + (i % 4)]);
    expect(examples.labels).toMatchObject({ kind: 'score', min: 1, max: 5 });
    expect(labels[0]).toBe(0.125);
  });

  it('are read alone where the person says so: the first or the chosen one, the others listed with the reason', () => {
    const alone = read(three, agreeing, { averaged: false });
    expect(alone.labels[0]).toBe(0);
    expect(alone.reasons).toEqual([
      ['rater_2', 'roles.unused.rater'],
      ['rater_3', 'roles.unused.rater'],
    ]);
    const second = read(three, agreeing, {}, (guessed) => ({ ...guessed, label: 3 }));
    expect(second.labels[0]).toBe(0.25);
    expect(second.report.raters).toMatchObject({ columns: [2, 3, 4], averaged: false });
    const again = read(three, agreeing, { averaged: true }, (guessed) => ({ ...guessed, label: 3 }));
    expect(again.labels[0]).toBeCloseTo((4 / 3 - 1) / 4);
  });

  it('who gave no score are left out of the mean of their row, and a row without any score is skipped', () => {
    const { labels, report, examples } = read(three, (i) =>
      i === 0 ? ['', 'n/a', -1] : i === 1 ? [1, '', 3] : i === 2 ? [4, -1, -1] : agreeing(i),
    );
    expect(labels.slice(0, 2)).toEqual([0.25, 0.75]);
    expect(examples.rejected.map(({ line, reason }) => [line, reason.code])).toEqual([
      [2, 'labels.cell.empty'],
    ]);
    expect(report.notes).toContainEqual(message('data.note.meanOfRaters', { columns: three, incomplete: 2 }));
  });

  it('give way to a column of what they agreed on', () => {
    for (const name of ['mean', 'score', 'gold_label', 'avg_rating', 'Mittelwert']) {
      const { roles, report, reasons } = read([...three, name], (i) => [...agreeing(i), 1 + (i % 5)]);
      expect(roles.label, name).toBe(5);
      expect(report.raters).toBeNull();
      expect(reasons).toEqual(three.map((rater) => [rater, 'roles.unused.rater']));
    }
  });

  it('are not averaged where they do not agree, are on other scales, or label in words or with two labels', () => {
    const opposite = read(three.slice(1), (i) => [1 + (i % 5), 5 - (i % 5)]);
    expect(opposite.report.raters).toMatchObject({ averaged: false });
    expect(opposite.labels[0]).toBe(0);
    const scales = read(three.slice(1), (i) => [1 + (i % 5), 20 * (1 + (i % 5))]);
    expect(scales.report.raters).toBeNull();
    const bits = read(three, (i) => [i % 2, i % 2, (i + Number(i % 4 === 0)) % 2]);
    expect(bits.report.raters).toBeNull();
    expect(bits.examples.labels).toMatchObject({ kind: 'binary' });
    const inWords = read(three, (i) => [i % 2 ? 'yes' : 'no', i % 2 ? 'yes' : 'no', i % 3 ? 'yes' : 'no']);
    expect(inWords.roles.label).toBe(2);
    expect(inWords.reasons).toEqual([
      ['rater_2', 'roles.unused.rater'],
      ['rater_3', 'roles.unused.rater'],
    ]);
  });

  it('are seen in three columns of scores that correlate, and not in those of other things', () => {
    const names = ['score_1', 'score_2', 'score_3'];
    expect(read(names, agreeing).report.raters).toMatchObject({ averaged: true });
    const unlike = read(names, (i) => [1 + (i % 5), 1 + ((3 * i + 1) % 5), 1 + ((7 * i * i) % 5)]);
    expect(unlike.report.raters?.averaged ?? false).toBe(false);
    expect(read(names.slice(1), (i) => agreeing(i).slice(1)).report.raters).toBeNull();
    // Each the score of a document.
    const documents = read(['document_1', 'document_2', 'document_3', ...names], (i) => [
      ...[1, 2, 3].map((n) => `A long document about boats, of part ${n} and row ${i}.`),
      ...agreeing(i),
    ]);
    expect(documents.report.raters).toBeNull();
  });

  it('of single sentences are not averaged, for a class has no mean', () => {
    const { report } = read(three, agreeing, {}, (guessed) => ({ ...guessed, sentence2: null }));
    expect(report.raters).toBeNull();
  });
});
