import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../src/messages/message';
import { pairHeldOut } from '../../../../src/core/data/evaluation/pairing';
import { comparable, exampleKey, pairKey } from '../../../../src/core/data/sentence';
import { example } from '../tables';

const unlabelled = (heldOut: ReturnType<typeof example>[], seed = 1, known = heldOut) =>
  pairHeldOut(heldOut, { labels: { kind: 'none' }, seed, known });
const questions = Array.from({ length: 30 }, (_, i) => example(`question ${i}`, `answer ${i}`, { row: i }));
const few = message('evaluation.set.few');

describe('pairHeldOut', () => {
  it('takes labelled pairs as they are', () => {
    const heldOut = [example('a', 'b', { label: 0.4, row: 3 }), example('c', 'd', { label: 1, row: 7 })];
    expect(pairHeldOut(heldOut, { labels: { kind: 'score' }, seed: 1, known: heldOut })).toEqual({
      pairs: [
        { sentence1: 'a', sentence2: 'b', label: 0.4, row: 3, partnerRow: 3 },
        { sentence1: 'c', sentence2: 'd', label: 1, row: 7, partnerRow: 7 },
      ],
      kind: 'score',
      triplets: [],
      search: null,
      notes: [message('evaluation.set.labelled', { pairs: 2 }), few],
    });
  });

  it('puts unlabelled pairs as label 1 and mixed ones as label 0, and says so', () => {
    const { pairs, kind, notes } = unlabelled(questions);
    expect(pairs.slice(0, 30)).toEqual(
      questions.map(({ sentence1, sentence2, row }) => ({
        sentence1,
        sentence2,
        label: 1,
        row,
        partnerRow: row,
      })),
    );
    expect(pairs.slice(30).map(({ sentence1, label }) => [sentence1, label])).toEqual(
      questions.map(({ sentence1 }) => [sentence1, 0]),
    );
    expect(kind).toBe('pairs');
    expect(notes).toEqual([
      message('evaluation.set.drawn', { pairs: 30 }),
      message('evaluation.set.search', { queries: 30, texts: 30 }),
    ]);
  });

  it('does the same for pairs that are all labelled as similar', () => {
    const positive = pairHeldOut(questions, { labels: { kind: 'positive' }, seed: 1, known: questions });
    expect(positive).toEqual(unlabelled(questions));
  });

  it('draws by seed', () => {
    expect(unlabelled(questions, 1)).toEqual(unlabelled(questions, 1));
    expect(unlabelled(questions, 1)).not.toEqual(unlabelled(questions, 2));
  });

  it('takes the negative of the data where there is one', () => {
    const { pairs, notes } = unlabelled([
      example('a', 'b', { negatives: ['x'], row: 4 }),
      example('c', 'd', { negatives: ['y'], row: 9 }),
    ]);
    expect(pairs.slice(2)).toEqual([
      { sentence1: 'a', sentence2: 'x', label: 0, row: 4, partnerRow: 4 },
      { sentence1: 'c', sentence2: 'y', label: 0, row: 9, partnerRow: 9 },
    ]);
    expect(notes).toEqual([
      message('evaluation.set.negatives', { pairs: 2 }),
      message('evaluation.set.search', { queries: 2, texts: 4 }),
      few,
    ]);
  });

  it('takes each negative of a row, and draws one for a row that has none', () => {
    const { pairs, kind, triplets, search, notes } = unlabelled([
      example('a', 'b', { negatives: ['x', 'y'], row: 4 }),
      example('c', 'd', { row: 5 }),
      example('e', 'f', { negatives: ['z'], row: 9 }),
    ]);
    expect(kind).toBe('triplets');
    expect(
      pairs.slice(3, 6).map(({ sentence1, sentence2, label, row }) => [sentence1, sentence2, label, row]),
    ).toEqual([
      ['a', 'x', 0, 4],
      ['a', 'y', 0, 4],
      ['e', 'z', 0, 9],
    ]);
    expect(pairs).toHaveLength(7);
    expect(pairs[6]).toMatchObject({ sentence1: 'c', label: 0 });
    expect(['b', 'f']).toContain(pairs[6]?.sentence2);
    expect(triplets).toEqual([
      [0, 3],
      [0, 4],
      [2, 5],
    ]);
    expect(search?.documents).toEqual(['b', 'd', 'f', 'x', 'y', 'z']);
    expect(notes).toEqual([
      message('evaluation.set.severalNegatives', { pairs: 3, negatives: 3, without: 1 }),
      message('evaluation.set.search', { queries: 3, texts: 6 }),
      few,
    ]);
  });

  it('refuses labels that cannot be used', () => {
    const problem = {
      what: message('evaluation.set.unusableLabels'),
      next: message('evaluation.set.unusableLabels.next'),
    };
    expect(() => pairHeldOut(questions, { labels: { kind: 'unusable' }, seed: 1, known: questions })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining(problem) }),
    );
  });

  it.each(['score', 'binary', 'none', 'positive'] as const)(
    'warns of fewer than ten pairs of kind %s',
    (labels) => {
      const notesOf = (n: number) => {
        const heldOut = questions.slice(0, n).map((pair, i) => ({ ...pair, label: i % 2 }));
        return pairHeldOut(heldOut, { labels: { kind: labels }, seed: 1, known: questions }).notes;
      };
      expect(notesOf(9)).toContainEqual(few);
      expect(notesOf(10)).not.toContainEqual(few);
    },
  );

  it('says for how many no other sentence was left', () => {
    const { pairs, notes } = unlabelled([example('a', 'same'), example('b', 'same')]);
    expect(pairs).toHaveLength(2);
    expect(notes).toContainEqual(message('evaluation.set.undrawn', { pairs: 2 }));
  });

  it('never makes a pair of equal texts or one that is known as a positive', () => {
    const word = fc.constantFrom('a', 'A', 'b ', 'c', 'd', 'e', 'f');
    const rows = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, rows, fc.integer(), (drawn, others, seed) => {
        const heldOut = drawn.map(([a, b]) => example(a, b));
        const known = [...heldOut, ...others.map(([a, b]) => example(a, b))];
        const positives = new Set(known.map(exampleKey));
        for (const { sentence1, sentence2, label } of unlabelled(heldOut, seed, known).pairs) {
          if (label === 1) continue;
          expect(comparable(sentence1)).not.toBe(comparable(sentence2));
          expect(positives.has(pairKey(sentence1, sentence2))).toBe(false);
        }
      }),
    );
  });

  it('takes of pairs with classes those whose class says something', () => {
    const heldOut = Array.from({ length: 12 }, (_, i) => example(`a${i}`, `b${i}`, { label: i % 3, row: i }));
    const labels = { kind: 'class', classes: [['no'], ['yes'], ['maybe']], grades: [0, 1, null] } as const;
    const { pairs, kind, notes } = pairHeldOut(heldOut, { labels, seed: 1, known: heldOut });
    expect(kind).toBe('binary');
    expect(pairs.map(({ sentence1, label }) => [sentence1, label]).slice(0, 3)).toEqual([
      ['a0', 0],
      ['a1', 1],
      ['a3', 0],
    ]);
    expect(notes).toEqual([
      message('evaluation.set.classes', { pairs: 8, one: ['yes'], zero: ['no'] }),
      message('evaluation.set.ungraded', { pairs: 4, classes: ['maybe'] }),
    ]);
    expect(() =>
      pairHeldOut(heldOut, { labels: { ...labels, grades: [null, null, null] }, seed: 1, known: [] }),
    ).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ what: message('evaluation.set.noClass') }),
      }),
    );
  });

  it('pairs single sentences within their class and beyond it, never with an equal text', () => {
    const heldOut = Array.from({ length: 30 }, (_, i) => ({
      ...example(`text ${i % 10}`, '', { label: i % 5, row: i }),
      sentence2: null,
    }));
    const labels = { kind: 'class', classes: [['a'], ['b'], ['c'], ['d'], ['e']], grades: [] } as const;
    const { pairs, kind } = pairHeldOut(heldOut, { labels, seed: 1, known: heldOut });
    expect(kind).toBe('binary');
    expect(pairs).toHaveLength(60);
    const classOf = (text: string) => Number(text.slice(5)) % 5;
    for (const { sentence1, sentence2, label } of pairs) {
      expect(sentence1).not.toBe(sentence2);
      expect(classOf(sentence1) === classOf(sentence2)).toBe(label === 1);
    }
    expect(pairHeldOut(heldOut, { labels, seed: 1, known: [] }).pairs).toEqual(pairs);
    expect(pairHeldOut(heldOut, { labels, seed: 2, known: [] }).pairs).not.toEqual(pairs);
  });
});
