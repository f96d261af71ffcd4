import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHeader, readTensor } from '../../../../src/ml/model/files/safetensors';
import { safetensorsFile } from '../../../../src/ml/model/files/safetensorsWriter';
import type { WeightArray } from '../../../../src/ml/model/types';
import { bytesIn, streamOf } from '../../streams';
import { bytesOf, memoryFiles, safetensors } from '../../tinyModel';

const path = 'model.safetensors';

const weights = fc.uniqueArray(
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.array(fc.nat(4), { maxLength: 3 }))
    .filter(([name]) => name !== '__metadata__' && name !== '__proto__')
    .chain(([name, shape]) => {
      const length = shape.reduce((a, b) => a * b, 1);
      return fc
        .float32Array({ minLength: length, maxLength: length, noNaN: true, noDefaultInfinity: true })
        .map((data): WeightArray => ({ name, shape, data }));
    }),
  { selector: ({ name }) => name, maxLength: 6 },
);

test('what is written is read back bit for bit, in a file of the announced size', async () => {
  await fc.assert(
    fc.asyncProperty(weights, async (tensors) => {
      const file = safetensorsFile(path, tensors, () => streamOf(tensors));
      const bytes = await bytesIn(file.stream());
      expect(bytes.length).toBe(file.size);
      const files = memoryFiles({ [path]: bytes });
      const header = await readHeader(files, path);
      expect(header.size).toBe(tensors.length);
      expect(Math.min(bytes.length, ...Array.from(header.values(), ({ start }) => start)) % 8).toBe(0);
      for (const { name, shape, data } of tensors) {
        const entry = header.get(name);
        if (!entry) throw new Error(`${name} is missing`);
        expect(entry.shape).toEqual(shape);
        expect(entry.start % 4).toBe(0);
        expect(bytesOf(await readTensor(files, entry))).toEqual(bytesOf(data));
      }
    }),
  );
});

test('the header is padded so that the first tensor starts at a multiple of 8, and names the format', async () => {
  const tensors = [{ name: 'w', shape: [2], data: Float32Array.of(1, 2) }];
  const bytes = await bytesIn(safetensorsFile(path, tensors, () => streamOf(tensors)).stream());
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))).toEqual({
    __metadata__: { format: 'pt' },
    w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
  });
});

test.each([
  [
    'another weight than announced',
    [{ name: 'v', shape: [1], data: Float32Array.of(0) }],
    'expected "w" [1], got "v" of 1 elements',
  ],
  [
    'one of another size',
    [{ name: 'w', shape: [2], data: Float32Array.of(0, 0) }],
    'expected "w" [1], got "w" of 2 elements',
  ],
  ['too few weights', [], '"w" is missing'],
])('the writer stops at %s', async (_, coming, message) => {
  const file = safetensorsFile(path, [{ name: 'w', shape: [1] }], () => streamOf(coming));
  await expect(bytesIn(file.stream())).rejects.toThrow(message);
});

/** IEEE 754 by its definition. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

test('every finite float16 is read exactly', async () => {
  const bits = Uint16Array.from({ length: 65536 }, (_, i) => i).filter(
    (value) => ((value >> 10) & 31) !== 31,
  );
  const tensor = { dtype: 'F16', shape: [bits.length], bytes: bytesOf(bits) };
  const files = memoryFiles({ [path]: safetensors([['h', tensor]]) });
  const entry = (await readHeader(files, path)).get('h');
  if (!entry) throw new Error('h is missing');
  expect(await readTensor(files, entry)).toEqual(Float32Array.from(bits, half));
});

test('bfloat16 is the upper half of float32', async () => {
  await fc.assert(
    fc.asyncProperty(fc.float({ noNaN: true, noDefaultInfinity: true }), async (value) => {
      const upper = new Uint16Array(Float32Array.of(value).buffer)[1] ?? 0;
      const tensor = { dtype: 'BF16', shape: [1], bytes: bytesOf(Uint16Array.of(upper)) };
      const files = memoryFiles({ [path]: safetensors([['b', tensor]]) });
      const entry = (await readHeader(files, path)).get('b');
      if (!entry) throw new Error('b is missing');
      const expected = new Float32Array(Uint16Array.of(0, upper).buffer);
      expect(await readTensor(files, entry)).toEqual(expected);
    }),
  );
});
