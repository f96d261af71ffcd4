import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256, sha256Hex } from '../../../src/ml/sources/sha256';

const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a hash of pieces is that of the whole, as in OpenSSL', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      const hash = new Sha256();
      for (const piece of pieces) hash.update(piece);
      expect(hash.hex()).toBe(reference(Buffer.concat(pieces)));
    }),
  );
});

test.each([0, 55, 56, 63, 64, 65, 1_000_000])('a file of %i bytes', async (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => i * 31);
  expect(await sha256Hex(new Blob([bytes]))).toBe(reference(bytes));
});
