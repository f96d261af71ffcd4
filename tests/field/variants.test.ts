import { expect, it } from 'vitest';
import { moreVariants } from './moreVariants';
import { understood } from './understood';
import { variants } from './variants';

/** What is understood of every variant; `npx vitest run --project unit tests/field -u` writes it, and a person reads it. */
it.each([
  ['variants.txt', variants, 50],
  ['moreVariants.txt', moreVariants, 40],
] as const)(
  'files of the same kinds under other names, in other languages and nestings are understood as %s says',
  async (table, files, least) => {
    const entries: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const lines = await understood(name, new TextEncoder().encode(content));
      entries.push([name, ...lines.map((line) => `  ${line}`)].join('\n'));
    }
    expect(entries.length).toBeGreaterThanOrEqual(least);
    await expect(`${entries.join('\n\n')}\n`).toMatchFileSnapshot(table);
  },
);
