import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseCompareOptions } from '../../src/cli/compare/options';
import { UsageError } from '../../src/cli/options';
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

  it('takes the models behind --models up to the next option, wherever the data stands', () => {
    const expected = { data, models: ['a', 'b', null], rows: 201, format: 'csv' };
    const first = [data, '--models', 'a', 'b', 'built-in', '--rows', '201', '--csv'];
    const last = ['--models', 'a', 'b', 'built-in', '--csv', '--rows=201', data];
    for (const args of [first, last]) expect(parseCompareOptions(args)).toMatchObject(expected);
  });

  it.each([
    [[data], 'cli.compare.noModels'],
    [['--models', 'a'], 'cli.usage.noData'],
    [[data, 'more.csv', '--models', 'a'], 'cli.compare.tooMany'],
    [[data, '--models', 'a', '--rows', '1'], 'cli.compare.rows'],
    [[data, '--models', 'a', '--compute', 'abacus'], 'cli.usage.value'],
  ])('says what is wrong with the arguments: %j', (args, code) => {
    const fault = (() => {
      try {
        return parseCompareOptions(args);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(UsageError);
    expect(fault).toMatchObject({ what: { code } });
  });
});
