import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { JsonArrayReader } from '../../../../../src/core/data/parse/json/jsonArray';
import { Rejections } from '../../../../../src/core/data/parse/table/rows';

function read(...pieces: readonly string[]) {
  const elements: [number, string][] = [];
  const rejections = new Rejections({ replaced: 0 });
  const reader = new JsonArrayReader('\n', (text, line) => elements.push([line, text]), rejections);
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { elements, rejected: rejections.rows };
}

describe('JsonArrayReader', () => {
  it('names the line on which each element starts', () => {
    const text = '\n[\n  {"a": "],{",\n   "b": [1, 2]},\n\n  {"a": "\\"]"}\n]\n';
    expect(read(text)).toEqual({
      elements: [
        [3, '{"a": "],{",\n   "b": [1, 2]}'],
        [6, '{"a": "\\"]"}'],
      ],
      rejected: [],
    });
  });

  it('cuts the same elements however the text comes, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (values, size) => {
          const text = JSON.stringify(values, null, 1);
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
            text.slice(i * size, (i + 1) * size),
          );
          const { elements, rejected } = read(...pieces);
          expect(elements.map(([, element]) => JSON.parse(element))).toEqual(JSON.parse(text));
          expect(rejected).toEqual([]);
        },
      ),
    );
  });

  it('names an array that is never closed, text after its end, and an element without end', () => {
    expect(read('[{"a": 1},\n{"b": 2}').rejected).toMatchObject([
      { line: 2, reason: message('data.row.openArray'), text: '{"b": 2}' },
    ]);
    expect(read('[{"a": 1}]\n[{"b": 2}]').rejected).toMatchObject([
      { line: 2, reason: message('data.row.afterArray') },
    ]);
    expect(read('[1,\n"', 'x'.repeat(1_000_001), '", 2]')).toMatchObject({
      elements: [[1, '1']],
      rejected: [{ line: 2, reason: message('data.row.elementTooLong', { limit: 1_000_000 }) }],
    });
  });

  it('passes on an empty element, and forgives a last comma', () => {
    expect(read('[1,,2,]').elements.map(([, text]) => text)).toEqual(['1', '', '2']);
    expect(read('[ ]').elements).toEqual([]);
  });
});
