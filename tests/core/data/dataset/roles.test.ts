import { describe, expect, it } from 'vitest';
import { profileColumns } from '../../../../src/core/data/dataset/profile';
import { unusedColumns } from '../../../../src/core/data/dataset/explainRoles';
import { guessRoles } from '../../../../src/core/data/dataset/roles';
import { message } from '../../../../src/messages/message';
import { tableOf } from '../tables';

const rows = 30;
const makers: Record<string, (i: number) => string> = {
  text: (i) => `A sentence with the number ${i} in it.`,
  other: (i) => `Another one, ${i} words long, say.`,
  score: (i) => String((i % 11) / 10),
  stars: (i) => String((i % 21) / 4),
  binary: (i) => String(i % 2),
  yesno: (i) => (i % 2 ? 'yes' : 'no'),
  ones: () => '1',
  three: (i) => String(i % 3),
  nli: (i) => ['entailment', 'neutral', 'contradiction'][i % 3] ?? '',
  id: (i) => String(i),
  code: (i) => `q-${i}`,
  unique: (i) => String((i * 7919) % 5003),
  split: () => 'train',
  lang: (i) => (i % 2 ? 'en' : 'de'),
  year: (i) => String(2012 + (i % 5)),
  patchy: (i) => (i % 3 ? `0.${i}` : 'n/a'),
  none: () => '',
};

/** Columns as "name:maker"; the guess as names. */
function guess(...columns: readonly string[]) {
  const [names, kinds] = [
    columns.map((c) => c.split(':')[0] ?? ''),
    columns.map((c) => c.split(':')[1] ?? ''),
  ];
  const table = tableOf(
    names,
    Array.from({ length: rows }, (_, i) => kinds.map((kind) => makers[kind]?.(i) ?? '')),
  );
  const { negatives, ...others } = guessRoles(table, profileColumns(table));
  const found = Object.entries(others).flatMap(([role, column]) =>
    column === null ? [] : [[role, names[column]]],
  );
  return {
    ...Object.fromEntries(found),
    ...(negatives.length > 0 && { negatives: negatives.map((column) => names[column]) }),
  };
}

describe('guessRoles, by name', () => {
  it.each([
    [['sentence1:text', 'sentence2:other', 'score:score']],
    [['sen1:text', 'sen2:other', 'label:binary']],
    [['text_a:text', 'text_b:other', 'Label:binary']],
    [['question1:text', 'question2:other', 'is_duplicate:binary']],
    [['premise:text', 'hypothesis:other', 'gold_label:nli']],
    [['Sentence 1:text', 'Sentence 2:other', 'Similarity:stars']],
    [['句子1:text', '句子2:other', '标签:binary']],
    [['文本1:text', '文本2:other', '相似度:score']],
    [['source:text', 'target:other', 'relevance:binary']],
  ])('%j are the two sentences and the label', (columns) => {
    const [first, second, label] = columns.map((column) => column.split(':')[0]);
    expect(guess(...columns)).toEqual({ sentence1: first, sentence2: second, label });
  });

  it.each([
    [['query:text', 'positive:other', 'negative:text']],
    [['anchor:text', 'pos:other', 'hard_negative:text']],
    [['查询:text', '正例:other', '负例:text']],
  ])('%j are triplets', (columns) => {
    const [first, second, negative] = columns.map((column) => column.split(':')[0]);
    expect(guess(...columns)).toEqual({ sentence1: first, sentence2: second, negatives: [negative] });
  });

  it.each([
    [['anchor:text', 'positive:other', 'negative_1:text', 'negative_2:other', 'negative_10:text']],
    [['query:text', 'pos:other', 'neg.1:text', 'neg.2:other']],
    [['question:text', 'answer:other', 'hard_negative_1:text', 'hardNegative2:other']],
    [['prompt:text', 'chosen:other', 'rejected_1:text', 'rejected_2:other']],
    [['query:text', 'passage_pos:other', 'passage_neg:text', 'negative:other']],
    [['查询:text', '正例:other', '负例1:text', '负例2:other']],
    [['Column 1:text', 'Column 2:other', 'Column 3:text', 'Column 4:other']],
  ])('%j have all their negatives', (columns) => {
    const [first, second, ...negatives] = columns.map((column) => column.split(':')[0]);
    expect(guess(...columns)).toEqual({ sentence1: first, sentence2: second, negatives });
  });

  it('takes for a negative neither a score of one, nor its id, nor an empty column', () => {
    const columns = [
      'query:text',
      'pos:other',
      'neg:text',
      'neg_scores:score',
      'neg_id:code',
      'neg_label:yesno',
    ];
    expect(guess(...columns, 'neg_2:none')).toMatchObject({ negatives: ['neg'] });
  });

  it('finds the columns in any order, whatever stands between them', () => {
    expect(guess('label:binary', 'id:id', 'answer:other', 'split:split', 'question:text')).toEqual({
      sentence1: 'question',
      sentence2: 'answer',
      label: 'label',
    });
  });

  it('does not take an id for the label, even one named so', () => {
    expect(guess('id:id', 'sentence1:text', 'sentence2:other')).toEqual({
      sentence1: 'sentence1',
      sentence2: 'sentence2',
    });
    expect(guess('sentence1:text', 'sentence2:other', 'label:unique')).not.toHaveProperty('label');
    expect(guess('sentence1:text', 'sentence2:other', 'score:id')).not.toHaveProperty('label');
  });

  it('does not take a column of sentences for the label, nor a column of numbers for a sentence', () => {
    expect(guess('text:text', 'answer:other', 'label:text')).toEqual({
      sentence1: 'text',
      sentence2: 'answer',
    });
    expect(guess('text:text', 'answer:score', 'reply:other')).toMatchObject({
      sentence1: 'text',
      sentence2: 'reply',
    });
  });

  it('takes a named label that cannot be used, so that the reason is shown', () => {
    expect(guess('premise:text', 'hypothesis:other', 'label:three')).toHaveProperty('label', 'label');
    expect(guess('premise:text', 'hypothesis:other', 'score:patchy')).toHaveProperty('label', 'score');
  });
});

describe('guessRoles, by pairs of names and by meaning', () => {
  it.each([
    [['title_x:text', 'title_y:other', 'match:binary']],
    [['pair.a:text', 'pair.b:other', 'label:binary']],
    [['texts.1:text', 'texts.2:other', 'label:binary']],
    [['Frage 1:text', 'Frage 2:other', 'Doppelt:yesno']],
    [['문장1:text', '문장2:other', '유사도:score']],
    [['left text:text', 'right text:other', 'Your rating:stars']],
    [['text1:text', 'text2:other', 'is_different:binary']],
  ])('%j', (columns) => {
    const [first, second, label] = columns.map((column) => column.split(':')[0]);
    expect(guess(...columns)).toEqual({ sentence1: first, sentence2: second, label });
  });

  it.each(['lead_time', 'confidence', 'price', 'annotator_id', 'view_count', 'createdAt_timestamp'])(
    'takes a column of numbers named %s for no label',
    (name) => {
      expect(guess('text1:text', 'text2:other', `${name}:stars`)).not.toHaveProperty('label');
    },
  );
});

describe('guessRoles, by content', () => {
  it.each<[string, string[], Record<string, string>]>([
    [
      'the STS benchmark, no header',
      ['Column 1:text', 'Column 2:other', 'Column 3:stars'],
      { label: 'Column 3' },
    ],
    ['no label', ['Column 1:text', 'Column 2:other'], {}],
    [
      'unknown names',
      ['left:text', 'right:other', 'agree:yesno'],
      { sentence1: 'left', sentence2: 'right', label: 'agree' },
    ],
    ['all ones', ['Column 1:text', 'Column 2:other', 'Column 3:ones'], { label: 'Column 3' }],
    ['three classes', ['Column 1:text', 'Column 2:other', 'Column 3:three'], { label: 'Column 3' }],
    ['classes in words', ['Column 1:text', 'Column 2:other', 'Column 3:nli'], { label: 'Column 3' }],
    [
      'a score and classes',
      ['Column 1:text', 'Column 2:other', 'Column 3:stars', 'Column 4:nli'],
      { label: 'Column 3' },
    ],
    ['unique integers', ['Column 1:text', 'Column 2:other', 'Column 3:unique'], {}],
    ['years', ['Column 1:text', 'Column 2:other', 'Column 3:year'], {}],
    ['one split only', ['Column 1:text', 'Column 2:other', 'Column 3:split'], {}],
    [
      'languages',
      ['a text:text', 'b text:other', 'which:lang'],
      { sentence1: 'a text', sentence2: 'b text' },
    ],
  ])('%s', (_, columns, roles) => {
    expect(guess(...columns)).toEqual({ sentence1: 'Column 1', sentence2: 'Column 2', ...roles });
  });

  it('passes over running numbers, codes and empty columns', () => {
    const columns = [
      'Column 1:id',
      'Column 2:code',
      'Column 3:none',
      'Column 4:text',
      'Column 5:other',
      'Column 6:score',
    ];
    expect(guess(...columns)).toEqual({ sentence1: 'Column 4', sentence2: 'Column 5', label: 'Column 6' });
  });

  it('says None where there is only one column of text', () => {
    expect(guess('text:text', 'label:binary')).toEqual({ sentence1: 'text', label: 'label' });
  });

  it('finds nothing in a table without columns or rows', () => {
    const table = tableOf([], []);
    expect(guessRoles(table, profileColumns(table))).toEqual({
      sentence1: null,
      sentence2: null,
      negatives: [],
      label: null,
    });
  });

  it('gives an empty column the sentence of its name, but takes it for no label', () => {
    const both = { sentence1: 'sentence1', sentence2: 'sentence2' };
    expect(guess('sentence1:none', 'sentence2:none', 'label:none')).toEqual(both);
    expect(guess('sentence1:text', 'sentence2:none', 'comment:other')).toEqual(both);
    expect(guess('anchor:none', 'positive:none', 'negative:none')).toEqual({
      sentence1: 'anchor',
      sentence2: 'positive',
    });
  });

  it('takes columns of text before an empty one whose name is vague', () => {
    expect(guess('instruction:text', 'input:none', 'output:other')).toEqual({
      sentence1: 'instruction',
      sentence2: 'output',
    });
  });
});

describe('a further column of positives', () => {
  it('is offered as the second sentence in place of the first one, and not as a negative', () => {
    const table = tableOf(
      ['anchor', 'positive_1', 'positive_2', 'negative'],
      Array.from({ length: rows }, (_, i) =>
        ['is asked', 'is said', 'is told', 'was never'].map((what) => `What ${what} of number ${i}.`),
      ),
    );
    const roles = guessRoles(table, profileColumns(table));
    expect(unusedColumns(table, roles)).toEqual([
      { column: 2, name: 'positive_2', reason: message('roles.unused.positive'), use: 'sentence2' },
    ]);
  });
});
