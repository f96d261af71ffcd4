import { describe, expect, it } from 'vitest';
import { findTeacherColumns, readTaught, type Lesson } from '../../../src/core/losses/taught';
import type { Example, Roles } from '../../../src/core/data/types';
import { message, type Message } from '../../../src/messages/message';

const roles: Roles = { sentence1: 0, sentence2: 1, negatives: [2], label: null };
const sentences = ['query', 'positive', 'negative'];
const found = (columns: readonly string[], given = '', some = roles) =>
  findTeacherColumns([...sentences, ...columns], some, given);

describe("the columns of a teacher's numbers", () => {
  it.each([
    ['scores of the sides, of the positive first', ['neg_score', 'pos_score', 'score'], [4, 3]],
    ['a label', ['id', 'label'], [4]],
    ['a list that was unfolded', ['label.1', 'label.2'], [3, 4]],
    ['a margin', ['Margin'], [3]],
    ["a teacher's", ['teacher_score', 'source'], [3]],
    ['nothing', ['id', 'source'], []],
  ])('are found by name: %s', (_, columns, expected) => {
    expect(found(columns)).toEqual({ columns: expected, missing: null });
  });

  it('are none that have a role', () => {
    expect(found(['label', 'margin'], '', { ...roles, label: 3 }).columns).toEqual([4]);
  });

  it.each([
    ['b, a', [4, 3], null],
    ['c', [], 'c'],
    ['v', [6, 7], null],
    ['x, y', [5], null],
  ])('are those that are named "%s"', (given, columns, missing) => {
    expect(found(['a', 'b', 'x, y', 'v.1', 'v.2'], given)).toEqual({ columns, missing });
  });
});

describe("a row's numbers", () => {
  const read = (lesson: Lesson, cells: readonly string[], negatives = ['n']) => {
    const columns = cells.map((_, i) => `teacher_${i}`);
    const table = { columns: [...sentences, ...columns], rows: [['q', 'p', 'n', ...cells]], lines: [7] };
    const example: Example = { sentence1: 'q', sentence2: 'p', negatives, label: null, row: 0 };
    const { rows } = readTaught(table, roles, [example], { lesson, dimensions: 3, given: '' });
    return [...(rows[0] ?? [])];
  };

  it.each<[Lesson, readonly string[], readonly string[], readonly number[]]>([
    ['scores', ['0.5', '-2'], ['n'], [0.5, -2]],
    ['margins', ['0.5', '-2'], ['n'], [0.5, -2]],
    ['margins', ['2,5'], ['n'], [0, -2.5]],
    ['margins', ['3', '1', ''], ['n', 'm'], [0, -3, -1]],
    ['vectors', ['1e-1', '2', '3'], ['n'], [Math.fround(0.1), 2, 3]],
  ])('as %s of %s are read', (lesson, cells, negatives, expected) => {
    expect(read(lesson, cells, [...negatives])).toEqual(expected);
  });

  it.each<[Lesson, readonly string[], Message]>([
    ['scores', ['0.5'], message('training.taught.scores')],
    ['scores', ['0.5', 'good'], message('training.taught.scores')],
    ['margins', ['1', '2', '3'], message('training.taught.margins')],
    ['vectors', ['1', '2'], message('training.taught.vector', { dimensions: 3 })],
  ])('that are no %s, %s, are refused with their line', (lesson, cells, expected) => {
    expect(() => read(lesson, cells)).toThrowError(
      expect.objectContaining({
        problem: expect.objectContaining({
          what: message('training.taught.numbers', { rows: 1, lines: [7], expected }),
        }),
      }),
    );
  });
});
