import { expect, it } from 'vitest';
import { understood } from './understood';
import { variants } from './variants';

/** What is understood of every variant; `npx vitest run --project unit tests/field -u` writes it, and a person reads it. */
it('files of the same kinds under other names, in other languages and nestings are understood as the table says', async () => {
  const entries: string[] = [];
  for (const [name, content] of Object.entries(variants)) {
    const lines = await understood(name, new TextEncoder().encode(content));
    entries.push([name, ...lines.map((line) => `  ${line}`)].join('\n'));
  }
  expect(entries.length).toBeGreaterThanOrEqual(50);
  await expect(`${entries.join('\n\n')}\n`).toMatchFileSnapshot('variants.txt');
});
