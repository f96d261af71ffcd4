import { describe, expect, it } from 'vitest';
import { detectLayout } from '../../../../src/core/data/parse/layout';

const layoutOf = (text: string, name = 'pairs.txt') => detectLayout(text, name, '\n', {});

describe('detectLayout', () => {
  it.each([
    ['a CSV of sentences', 'a cat,a dog,1\nx,y,0\n', { kind: 'delimited', delimiter: ',', dictColumn: null }],
    ['a column of sentences', 'A cat.\nA dog.\n', { kind: 'delimited', delimiter: null, dictColumn: null }],
    [
      'sentences that start with brackets',
      '[laughs] Hi,Hello\n{sic} x y,z\n',
      { kind: 'delimited', delimiter: ',' },
    ],
    ['a data column of dicts', `data\n"{'a': 'x, y', 'b': 'z'}"\n`, { kind: 'delimited', dictColumn: 0 }],
    [
      'dicts beside an index',
      `,data\n0,"{'a': 'x', 'b': 'z'}"\n1,"{'a': 'y', 'b': 'w'}"\n`,
      { dictColumn: 1 },
    ],
    ['dicts without a header', `"{'a': 'x', 'b': 'z'}"\n"{'a': 'x', 'b': 'z'}"\n`, { dictColumn: 0 }],
    ['dicts without CSV quotes', `{'a': 'x, y', 'b': 'z'}\n{'a': 'x', 'b': 'z'}\n`, { kind: 'dictLines' }],
    ['those below a header', `data\n{'a': 'x, y', 'b': 'z'}\n`, { kind: 'dictLines' }],
    ['those, the first one broken', `{'a': 'x\n{'a': 'x', 'b': 'z'}\n`, { kind: 'dictLines' }],
    ['objects of JSON', '{"a": 1}\n{"a": 2}\n', { kind: 'jsonLines' }],
    ['those, the first one broken', '{"a": 1\n{"a": 2}\n', { kind: 'jsonLines' }],
    ['arrays of JSON', '["a", "b", 1]\n["c", "d", 0]\n', { kind: 'jsonLines' }],
    ['one JSON array on a line', '[{"a": 1}, {"a": 2}]', { kind: 'jsonArray' }],
    ['one JSON array of arrays', '[["a", "b"], ["c", "d"]]', { kind: 'jsonArray' }],
    ['one JSON array on many lines', '\n[\n  {"a": 1},\n  {"a": 2}\n]\n', { kind: 'jsonArray' }],
    ['one pretty JSON object', '{\n  "a": 1\n}\n', { kind: 'jsonObject' }],
  ])('recognises %s', (_, text, layout) => {
    expect(layoutOf(text)).toMatchObject(layout);
  });

  it('believes a JSON file name where the text leaves it open', () => {
    expect(layoutOf('oops\n{"a": 1}\n', 'pairs.jsonl')).toEqual({ kind: 'jsonLines' });
  });

  it('obeys a delimiter that the person chose', () => {
    expect(detectLayout('{"a": 1}|x\n{"a": 2}|y\n', 'a.txt', '\n', { delimiter: '|' })).toMatchObject({
      kind: 'delimited',
      delimiter: '|',
    });
  });
});
