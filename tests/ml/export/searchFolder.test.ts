import { expect, it } from 'vitest';
import { cosine } from '../../../src/core/metrics/cosine';
import { directionAsInt8 } from '../../../src/ml/export/searchPage/searchFolder';
import { searchHtml } from '../../../src/ml/export/searchPage/html';

it('a vector as int8 uses the whole range and keeps its direction to within rounding', () => {
  const vector = Float32Array.from({ length: 384 }, (_, i) => Math.sin(i * i) / 20);
  const small = directionAsInt8(vector);
  expect(Math.max(...small.map(Math.abs))).toBe(127);
  expect(1 - cosine(vector, Float32Array.from(small))).toBeLessThan(1e-4);
  expect([...directionAsInt8(new Float32Array(3))]).toEqual([0, 0, 0]);
});

it('the name of a model is shown as text, whatever it contains', () => {
  const html = searchHtml({
    name: '<img src=x onerror="alert(1)">',
    data: 'support.csv',
    sentences: 1,
    dtype: 'q8',
    dimensions: 8,
    vectors: 'int8',
    threshold: 0.78,
    modelBytes: 1,
  });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
});
