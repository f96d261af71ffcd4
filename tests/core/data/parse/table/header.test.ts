import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { detectHeader, uniqueNames } from '../../../../../src/core/data/parse/table/header';

const table = (text: string) => text.split('\n').map((row) => row.split('|'));

describe('detectHeader', () => {
  it.each([
    ['known names', 'sentence1|sentence2|score\nA plane.|A jet.|5.0'],
    ['known names, spelt otherwise', 'Sentence_A|Sentence-B|Is Duplicate\nA plane.|A jet.|yes'],
    ['known names and no rows', 'question1|question2'],
    ['a word above numbers', 'german|english|closeness\nGuten Tag.|Good day.|0.9\nHallo.|Hello.|0,7'],
    ['a word above labels', 'x1|x2|verdict\na b|c d|no\ne f|g h|yes\ni j|k l|no\nm n|o p|no'],
    ['short names above long sentences', 'german|english\nGuten Tag, Frau Schmidt.|Good day, Mrs Schmidt.'],
    ['the column numbers of pandas', '|0|1\n0|A plane.|A jet.\n1|A man.|A boy.'],
    ['Chinese names', '句子1|句子2|标签\n一架飞机正在起飞。|飞机起飞了。|1'],
  ])('sees a header in %s', (_, text) => {
    expect(detectHeader(table(text))).toMatchObject({ header: true });
  });

  it.each([
    [
      'a number in the first row',
      'A plane is taking off.|An air plane is taking off.|5.0\nA man.|A boy.|3.8',
    ],
    ['a percentage in the first row', 'A plane.|A jet.|80%\nA man.|A boy.|10%'],
    ['a label that recurs below', 'A plane.|A jet.|yes\nA b|C d|no\nE f|G h|yes\nI j|K l|no\nM n|O p|no'],
    [
      'sentences only',
      'A plane is taking off.|An air plane is taking off.\nA man plays.|A boy plays a flute.',
    ],
    ['a single row of sentences', 'A plane is taking off.|An air plane is taking off.'],
    ['numbers only', '0|1|2\n3|4|5'],
  ])('sees none in %s', (_, text) => {
    expect(detectHeader(table(text))).toMatchObject({ header: false });
  });

  it('names its evidence', () => {
    expect(detectHeader(table('A plane.|A jet.|5.0')).why).toEqual(
      message('data.header.number', { cell: '5.0' }),
    );
    expect(detectHeader(table('anchor|positive\na b|c d')).why).toEqual(
      message('data.header.known', { cell: 'anchor' }),
    );
  });

  it('has an answer for no rows', () => {
    expect(detectHeader([]).header).toBe(false);
  });
});

describe('uniqueNames', () => {
  it('gives empty and missing names their number', () => {
    expect(uniqueNames(['a', ' '], 3)).toEqual({ columns: ['a', 'Column 2', 'Column 3'], notes: [] });
  });

  it('numbers names that occur twice, past those taken, and says so', () => {
    const { columns, notes } = uniqueNames(['text', 'text', 'text (2)', 'text'], 4);
    expect(columns).toEqual(['text', 'text (3)', 'text (2)', 'text (4)']);
    expect(notes).toEqual([message('data.note.repeatedNames', { names: ['text'] })]);
  });

  it('takes the names of object members for names like others', () => {
    const names = ['__proto__', 'constructor', 'toString', '__proto__'];
    expect(uniqueNames(names, 4).columns).toEqual(['__proto__', 'constructor', 'toString', '__proto__ (2)']);
  });
});
