import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairHeldOut } from '../../../../src/core/data/evaluation/pairing';
import { comparable, exampleKey, pairKey } from '../../../../src/core/data/sentence';
import { example } from '../tables';

const unlabelled = (heldOut: ReturnType<typeof example>[], seed = 1, known = heldOut) =>
  pairHeldOut(heldOut, { labels: { kind: 'none' }, seed, known });
const questions = Array.from({ length: 30 }, (_, i) => example(`question ${i}`, `answer ${i}`));

describe('pairHeldOut', () => {
  it('takes labelled pairs as they are', () => {
    const heldOut = [example('a', 'b', { label: 0.4 }), example('c', 'd', { label: 1 })];
    expect(pairHeldOut(heldOut, { labels: { kind: 'score' }, seed: 1, known: heldOut })).toEqual({
      pairs: [
        { sentence1: 'a', sentence2: 'b', label: 0.4 },
        { sentence1: 'c', sentence2: 'd', label: 1 },
      ],
      kind: 'score',
      search: null,
      note: expect.stringContaining('Judged by 2 held-out pairs that are never trained on.'),
    });
  });

  it('puts unlabelled pairs as label 1 and mixed ones as label 0, and says so', () => {
    const { pairs, kind, note } = unlabelled(questions);
    expect(pairs.slice(0, 30)).toEqual(
      questions.map(({ sentence1, sentence2 }) => ({ sentence1, sentence2, label: 1 })),
    );
    expect(pairs.slice(30).map(({ sentence1, label }) => [sentence1, label])).toEqual(
      questions.map(({ sentence1 }) => [sentence1, 0]),
    );
    expect(kind).toBe('pairs');
    expect(note).toBe(
      "Judged by 30 held-out pairs as label 1, and each first sentence with another pair's second one as label 0. Each of the 30 different first sentences is also looked up among 30 texts.",
    );
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
    const { pairs, note } = unlabelled([
      example('a', 'b', { negative: 'x' }),
      example('c', 'd', { negative: 'y' }),
    ]);
    expect(pairs.slice(2)).toEqual([
      { sentence1: 'a', sentence2: 'x', label: 0 },
      { sentence1: 'c', sentence2: 'y', label: 0 },
    ]);
    expect(note).toContain(
      'Judged by 2 held-out pairs as label 1, and each first sentence with its negative as label 0.',
    );
  });

  it('judges nothing by labels that cannot be used', () => {
    expect(() => pairHeldOut(questions, { labels: { kind: 'unusable' }, seed: 1, known: questions })).toThrow(
      'Nothing can be judged by this label column. Choose another label column, or set Label to "None".',
    );
  });

  it.each(['score', 'binary', 'none', 'positive'] as const)(
    'warns where fewer than ten pairs of kind %s judge',
    (labels) => {
      const noteOf = (n: number) => {
        const heldOut = questions.slice(0, n).map((pair, i) => ({ ...pair, label: i % 2 }));
        return pairHeldOut(heldOut, { labels: { kind: labels }, seed: 1, known: questions }).note;
      };
      expect(noteOf(9)).toContain(
        '. So few pairs say little: chance alone may bring Spearman close to 1 or −1',
      );
      expect(noteOf(10)).not.toContain('So few');
    },
  );

  it('says for how many no other sentence was left', () => {
    const { pairs, note } = unlabelled([example('a', 'same'), example('b', 'same')]);
    expect(pairs).toHaveLength(2);
    expect(note).toContain('For 2 of them no other sentence was left.');
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

  it('judges pairs of classes by those that say something', () => {
    const heldOut = Array.from({ length: 12 }, (_, i) => example(`a${i}`, `b${i}`, { label: i % 3, row: i }));
    const labels = { kind: 'class', classes: [['no'], ['yes'], ['maybe']], grades: [0, 1, null] } as const;
    const { pairs, kind, note } = pairHeldOut(heldOut, { labels, seed: 1, known: heldOut });
    expect(kind).toBe('binary');
    expect(pairs.map(({ sentence1, label }) => [sentence1, label]).slice(0, 3)).toEqual([
      ['a0', 0],
      ['a1', 1],
      ['a3', 0],
    ]);
    expect(note).toBe(
      'Judged by 8 held-out pairs that are never trained on: the class "yes" counts as label 1, "no" as label 0. 4 pairs of "maybe" are left out, which says neither.',
    );
    expect(() =>
      pairHeldOut(heldOut, { labels: { ...labels, grades: [null, null, null] }, seed: 1, known: [] }),
    ).toThrow('No held-out row can be judged by its class.');
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
