import { describe, expect, it } from 'vitest';
import { english } from '../../src/messages/english';
import { commonFaults } from './faults';
import { pageSamples } from './samples/page';

interface Words {
  readonly name: string;
  readonly text: string;
}

type Said = (...params: readonly unknown[]) => string;

const isFunction = (value: unknown): value is Said => typeof value === 'function';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** All words below `value`, by the path of their keys; what has parameters once for each of its samples. */
function* everyWord(value: unknown, samples: unknown, name = ''): Generator<Words> {
  if (typeof value === 'string') yield { name, text: value };
  else if (isFunction(value)) {
    if (!Array.isArray(samples)) throw new Error(`${name} has no samples.`);
    for (const params of samples) yield { name, text: value(...params) };
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const inside = isObject(samples) ? samples[key] : undefined;
      yield* everyWord(inner, inside, name === '' ? key : `${name}.${key}`);
    }
  }
}

const words = [...everyWord(english.page, pageSamples)];

describe("the page's words in English", () => {
  it('are rendered as a person has read them', async () => {
    const table = words.map(({ name, text }) => `${name}\n  ${text}\n`);
    await expect(table.join('')).toMatchFileSnapshot('./page.txt');
  });

  it.each(commonFaults)('have no %s', (_, fault) => {
    for (const { name, text } of words) expect(text, name).not.toMatch(fault);
  });

  it('are never empty', () => {
    expect(words.filter(({ text }) => text.trim() === '')).toEqual([]);
  });
});
