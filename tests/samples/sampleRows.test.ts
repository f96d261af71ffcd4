import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { samples } from '../../src/core/samples/catalogue';
import { sampleRows } from '../../src/ui/data/open/sampleRows';

describe.each(samples)('the card of $file', ({ file }) => {
  const text = readFileSync(new URL(`../../public/samples/${file}`, import.meta.url), 'utf8');

  it.each(sampleRows[file])('shows rows that the sample has: %s', (first, second, label = '') => {
    const line = text.split('\n').find((one) => first !== undefined && one.includes(first));
    expect(line).toContain(second ?? 'no second sentence');
    expect(
      line
        ?.trimEnd()
        .replace(/[}"]+$/, '')
        .endsWith(label),
    ).toBe(true);
  });
});
