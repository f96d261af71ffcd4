/** float16 and int8 weights: rounding, and the values that onnxruntime's quantisation gives. */

import { expect, test } from 'vitest';
import { toFloat32 } from '../../../src/ml/model/files/dtypes';
import { toHalves } from '../../../src/ml/onnx/halves';
import { quantizedRows } from '../../../src/ml/onnx/precision';
import { bytesOf } from '../tinyModel';

const widened = (halves: Uint16Array) => toFloat32(bytesOf(halves), 'F16');

/** Every finite float16, ascending from 0. */
const all = widened(Uint16Array.from({ length: 0x7c00 }, (_, bits) => bits));

test('every float16 stays as it is, with either sign', () => {
  expect(widened(toHalves(all))).toEqual(all);
  const negative = all.map((value) => -value);
  expect(widened(toHalves(negative))).toEqual(negative);
});

test('a number between two float16 becomes the nearer one, and the even one if it is in the middle', () => {
  for (let bits = 0; bits + 1 < all.length; bits++) {
    const [below = 0, above = 0] = [all[bits], all[bits + 1]];
    const step = above - below;
    const asked = Float32Array.of(below + 0.49 * step, below + 0.5 * step, below + 0.51 * step);
    const even = bits % 2 === 0 ? bits : bits + 1;
    expect([...toHalves(asked)]).toEqual([bits, even, bits + 1]);
  }
});

test('what is too large for float16 becomes its largest number', () => {
  expect([...widened(toHalves(Float32Array.of(1e6, -1e6, 65520)))]).toEqual([65504, -65504, 65504]);
});

test('each row of int8 has its own scale, and its largest number becomes 127', () => {
  const { values, scales } = quantizedRows(Float32Array.of(1, -2, 0.5, 0.25, 0, 0, 0, 0), 2, 4);
  expect([...values]).toEqual([64, -127, 32, 16, 0, 0, 0, 0]); // 63.5 and 15.875, ties to even
  expect(scales[0]).toBeCloseTo(2 / 127, 8);
  expect(scales[1]).toBe(1);
});
