import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { runCli } from './commandLine';

const data = 'tests/fixtures/pairs-dict.csv';
const models = ['--models', 'tests/fixtures/tiny-bert', 'tests/fixtures/tiny-distilbert'];

const table = z.array(
  z.object({
    model: z.string(),
    cosine_ap: z.number(),
    difference_to_best: z.nullable(z.number()),
    pairs: z.number(),
  }),
);

describe('npm run compare', () => {
  it('evaluates models on the same first rows and prints the table alone to standard output', async () => {
    const { code, stdout, stderr } = await runCli(['compare', data, ...models, '--rows', '201', '--json']);
    expect(code).toBe(0);
    const [best, other] = table.parse(JSON.parse(stdout));
    expect([best?.model, other?.model].sort()).toEqual(['tiny-bert', 'tiny-distilbert']);
    expect([best?.pairs, other?.pairs]).toEqual([201, 201]);
    expect(best?.difference_to_best).toBeNull();
    expect(other?.difference_to_best).toBeLessThan(0);
    expect(stderr).toContain('first 201 of 300');
  });

  it('says what is wrong with the arguments', async () => {
    const { code, stderr } = await runCli(['compare', data]);
    expect(code).toBe(2);
    expect(stderr).toContain('--models');
  });
});
