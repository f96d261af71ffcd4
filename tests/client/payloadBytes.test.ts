import { expect, it } from 'vitest';
import { payloadBytes } from '../../src/client/payloadBytes';

it('counts what a message copies, and no files', () => {
  expect(payloadBytes({ vectors: [new Float32Array(100), new Float32Array(100)] })).toBe(800);
  expect(payloadBytes({ text: 'four', n: 1 })).toBe(16);
  expect(payloadBytes({ file: new File(['a long text'], 'a.txt') })).toBe(0);
  expect(payloadBytes(null)).toBe(1);
});

it('scales up what it does not look at', () => {
  expect(payloadBytes(Array.from({ length: 10_000 }, () => 'four'))).toBe(80_000);
});
