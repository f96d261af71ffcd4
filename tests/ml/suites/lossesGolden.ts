/** Every loss of the catalogue against sentence-transformers, on whatever backend is set. */

import { describe, expect, it } from 'vitest';
import { lossNames } from '../../../src/core/losses/catalogue';
import { goldenLosses } from '../../golden';
import { checkLoss } from '../../parity/losses';
import { expectWithin } from './close';

export function lossesGoldenSuite(ready: () => Promise<void>): void {
  const golden = goldenLosses();
  const { cases } = golden;

  it('every loss of the catalogue has cases', () => {
    expect(new Set(cases.map(({ loss }) => loss))).toEqual(new Set(lossNames));
  });

  describe.each(lossNames)('%s equals that of sentence-transformers, and its gradients', (name) => {
    it.each(cases.filter(({ loss }) => loss === name))('$name', async (part) => {
      await ready();
      const { value, gradients, left } = await checkLoss(golden, part);
      expectWithin(value);
      gradients.forEach(expectWithin);
      expect(left).toBe(0);
    });
  });
}
