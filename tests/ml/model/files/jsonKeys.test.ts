import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedKey } from '../../../../src/ml/model/files/jsonKeys';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"x":{"a":1},"y":{"b":1,"c":[{"d":1,"d":2}]}}', 'd'],
  ['{"a":["a","a"],"b":{"a":"b"}}', null],
  ['[{"a":1},{"a":1}]', null],
  ['{"a\\"":1,"a":"}{\\\\"}', null],
  ['{"":1,"":2}', ''],
])('%s repeats %j', (text, key) => {
  expect(repeatedKey(text)).toBe(key);
});

test('nothing that JSON.stringify writes repeats a key', () => {
  fc.assert(fc.property(fc.json(), (text) => repeatedKey(text) === null));
});
