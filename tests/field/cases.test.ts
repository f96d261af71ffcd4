import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { understood } from './understood';

/** What is understood of every field file; `npx vitest run --project unit tests/field -u` writes it, and a person reads it. */
const table = 'cases.txt';
const folder = join(import.meta.dirname, '../fixtures/field');

it('every file of the field is understood as the table says, or refused by name', async () => {
  const files = readdirSync(folder).filter((name) => /\.(csv|tsv|txt|jsonl?)$/.test(name));
  expect(files.length).toBeGreaterThanOrEqual(55);
  const entries: string[] = [];
  for (const file of files.sort())
    entries.push(
      [
        file,
        ...(await understood(file, new Uint8Array(readFileSync(join(folder, file))))).map(
          (line) => `  ${line}`,
        ),
      ].join('\n'),
    );
  await expect(`${entries.join('\n\n')}\n`).toMatchFileSnapshot(table);
});
