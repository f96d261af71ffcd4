/** Added tokens in every file that may name them; the ids are those of transformers 5.24 with BertTokenizer. */

import { describe, expect, test } from 'vitest';
import { readTokenizerSpec } from '../../../src/ml/tokenizer/files';
import { createTokenizer } from '../../../src/ml/tokenizer/tokenizer';
import { fieldFolder } from '../../field/fieldModel';
import { type Contents, memoryFiles } from '../tinyModel';

const folder = fieldFolder('m09-added-tokens');
const noMap = { 'special_tokens_map.json': undefined };

async function ids(changes: Contents, text: string): Promise<number[]> {
  const spec = await readTokenizerSpec(memoryFiles({ ...folder, ...changes }), '');
  return [...createTokenizer(spec, { lowercase: false }).encode(text, 64)];
}

describe('tokens of added_tokens.json', () => {
  test.each([
    ['the [BOAT] card [card] is[CARD]!', [2, 89, 304, 139, 305, 28, 57, 305, 1, 3]],
    ['[boat] and [BOAT][CARD]', [2, 304, 153, 53, 304, 305, 3]],
    ['harbour[BOAT]s', [2, 205, 304, 37, 3]],
  ])('are one token each, also within words: %s', async (text, expected) => {
    expect(await ids({}, text)).toEqual(expected);
    expect(await ids(noMap, text)).toEqual(expected);
  });

  test('may contain spaces, capitals and accents', async () => {
    const changes = { ...noMap, 'added_tokens.json': { 'New York': 304, ÉCLAIR: 305 } };
    expect(await ids(changes, 'the NEW YORK new york New York')).toEqual([2, 89, 304, 304, 304, 3]);
    expect(await ids(changes, 'eclair éclair ÉCLAIR newyork')).toEqual([
      2, 305, 305, 305, 98, 75, 54, 47, 45, 61, 3,
    ]);
  });

  test('are numbered after the vocabulary in the order of their ids, whatever gaps these have', async () => {
    const changes = { 'added_tokens.json': { '[BOAT]': 310, '[CARD]': 305 } };
    expect(await ids(changes, 'x [CARD] [BOAT]')).toEqual([2, 42, 304, 305, 3]);
  });

  test('that the vocabulary has keep their id there', async () => {
    const changes = { 'added_tokens.json': { '[BOAT]': 304, car: 305, the: 89 } };
    expect(await ids(changes, 'the [BOAT] car cargo other')).toEqual([
      2, 89, 304, 96, 96, 26, 47, 33, 89, 36, 3,
    ]);
  });
});

describe('additional special tokens', () => {
  test('of special_tokens_map.json get the ids after the vocabulary', async () => {
    const changes = { 'added_tokens.json': undefined };
    expect(await ids(changes, 'the [BOAT] car [CARD] other')).toEqual([
      2, 89, 304, 96, 305, 33, 50, 67, 91, 3,
    ]);
  });

  test('of tokenizer_config.json are found before the text is lower-cased, other added ones after', async () => {
    const changes = { ...noMap, 'tokenizer_config.json': { additional_special_tokens: ['[BOAT]'] } };
    expect(await ids(changes, 'the [BOAT] [boat] [CARD] [card]')).toEqual([
      2, 89, 304, 1, 200, 1, 305, 305, 3,
    ]);
  });
});
