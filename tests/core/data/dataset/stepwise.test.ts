import { describe, expect, it } from 'vitest';
import { buildExamples, buildExamplesStepwise } from '../../../../src/core/data/dataset/examples';
import { profileColumns, profileColumnsStepwise } from '../../../../src/core/data/dataset/profile';
import { guessRolesStepwise } from '../../../../src/core/data/dataset/roles';
import { readClassesStepwise } from '../../../../src/core/data/labels/classLabels';
import { readLabelsStepwise } from '../../../../src/core/data/labels/labels';
import { meanOverlapsStepwise } from '../../../../src/core/data/labels/wordOverlap';
import type { Stepwise } from '../../../../src/core/data/parse/bytes/turns';
import type { Roles } from '../../../../src/core/data/types';
import { reportExamplesStepwise } from '../../../../src/core/report/report';
import { parsedOf } from '../tables';

const count = 2000;
/** All sentences differ, and every score. */
const parsed = parsedOf(
  ['first', 'second', 'score'],
  Array.from({ length: count }, (_, i) => [`the ${i}th dog`, `a ${i}th cat`, String(i / count)]),
);
const { table } = parsed;
const roles: Roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
const labelled: Roles = { ...roles, label: 2 };

function pauses(work: Stepwise<unknown>): number {
  for (let steps = 0; ; steps++) if (work.next().done === true) return steps;
}

/** Passes over the rows or the distinct cells, each of which pauses after a hundred of them. */
const passes = (work: Stepwise<unknown>) => pauses(work) / (count / 100);

describe('work on many rows', () => {
  it('pauses in every pass over them while columns are profiled, once for each table', () => {
    const [first, second] = [profileColumnsStepwise(table), profileColumnsStepwise(table)];
    expect(passes(first)).toBeGreaterThanOrEqual(3 * 3);
    expect(pauses(second)).toBe(0);
  });

  it('pauses while labels are counted and read, and while words are compared', () => {
    expect(passes(readLabelsStepwise(table, 2))).toBeGreaterThanOrEqual(3);
    expect(passes(readClassesStepwise(table, 2))).toBeGreaterThanOrEqual(1);
    expect(passes(meanOverlapsStepwise(table, [0, 1], () => 'all'))).toBeGreaterThanOrEqual(1);
  });

  it('pauses while roles are guessed from what the columns hold', () => {
    const unnamed = parsedOf(['Column 1', 'Column 2', 'Column 3'], table.rows).table;
    const profiles = profileColumns(unnamed);
    expect(passes(guessRolesStepwise(unnamed, profiles))).toBeGreaterThanOrEqual(3);
  });

  it('pauses while examples are built and compared, and says how many rows it has read', () => {
    const yielded: (number | undefined)[] = [];
    for (const rows of buildExamplesStepwise(parsed, roles, {})) yielded.push(rows);
    const rows = yielded.filter((row) => row !== undefined);
    expect(rows).toEqual(Array.from({ length: count / 100 }, (_, i) => 100 * i));
    expect(yielded.length).toBeGreaterThanOrEqual(2 * rows.length);
  });

  it('pauses while repeated texts are counted, and between two kinds of findings', () => {
    const unlabelled = buildExamples(parsed, roles);
    expect(passes(reportExamplesStepwise(unlabelled, roles, {}))).toBeGreaterThanOrEqual(1);
    const scored = buildExamples(parsed, labelled);
    expect(pauses(reportExamplesStepwise(scored, labelled, {}))).toBeGreaterThanOrEqual(8);
  });
});
