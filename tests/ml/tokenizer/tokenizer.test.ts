import { describe, expect, test } from 'vitest';
import { readTokenizerSpec } from '../../../src/ml/tokenizer/files';
import { createTokenizer } from '../../../src/ml/tokenizer/tokenizer';
import { type Contents, memoryFiles, vocabulary } from '../tinyModel';

const vocab = { 'vocab.txt': vocabulary.join('\n') };

async function tokens(
  contents: Contents,
  text: string,
  maxLength = 16,
  lowercase = false,
): Promise<string[]> {
  const spec = await readTokenizerSpec(memoryFiles(contents), '');
  const ids = createTokenizer(spec, { lowercase }).encode(text, maxLength);
  return Array.from(ids, (id) => vocabulary[id] ?? '?');
}

describe('a tokenizer from vocab.txt alone', () => {
  test('lower-cases, splits off punctuation and cuts words into pieces', async () => {
    expect(await tokens(vocab, 'The MAN eats, is.')).toEqual([
      '[CLS]',
      'the',
      'man',
      'eats',
      ',',
      'is',
      '.',
      '[SEP]',
    ]);
    expect(await tokens(vocab, 'cab')).toEqual(['[CLS]', 'c', '##a', '##b', '[SEP]']);
  });

  test('keeps capitals if tokenizer_config.json says so', async () => {
    const cased = { ...vocab, 'tokenizer_config.json': { do_lower_case: false } };
    expect(await tokens(cased, 'The man')).toEqual(['[CLS]', '[UNK]', 'man', '[SEP]']);
    expect(await tokens(cased, 'The man', 16, true)).toEqual(['[CLS]', 'the', 'man', '[SEP]']);
  });

  test('takes lines that end in CR LF', async () => {
    expect(await tokens({ 'vocab.txt': vocabulary.join('\r\n') }, 'the man')).toEqual([
      '[CLS]',
      'the',
      'man',
      '[SEP]',
    ]);
  });

  test('names special tokens as the config does, in a word or an object', async () => {
    const renamed = { 'vocab.txt': vocabulary.join('\n').replace('[CLS]', '<s>').replace('[SEP]', '</s>') };
    const config = { cls_token: '<s>', sep_token: { content: '</s>', lstrip: false } };
    expect(await tokens({ ...renamed, 'tokenizer_config.json': config }, 'a <s>')).toEqual([
      '[CLS]',
      'a',
      '[CLS]',
      '[SEP]',
    ]);
  });
});

test('a longer text is cut, and the closing token kept', async () => {
  expect(await tokens(vocab, 'the man is on the street', 5)).toEqual(['[CLS]', 'the', 'man', 'is', '[SEP]']);
  expect(await tokens(vocab, 'the man', 2)).toEqual(['[CLS]', '[SEP]']);
});

test('a text that is cut before it is tokenised has the tokens of the whole', async () => {
  const spec = await readTokenizerSpec(memoryFiles(vocab), '');
  const tokenizer = createTokenizer(spec, { lowercase: false });
  const text = Array.from({ length: 4000 }, (_, i) => vocabulary[5 + ((i * 7) % 26)]).join(' ');
  const whole = tokenizer.encode(text, 100_000);
  expect(whole).toHaveLength(4002);
  for (const room of [1, 10, 100, 1000]) {
    expect(tokenizer.encode(text, room + 2).slice(0, -1)).toEqual(whole.slice(0, room + 1));
  }
});

describe('tokenizer.json', () => {
  const words = Object.fromEntries(vocabulary.map((token, id) => [token, id]));
  const model = { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab: words };
  const cased = {
    added_tokens: [{ id: 4, content: '[MASK]', special: true }],
    normalizer: { type: 'BertNormalizer', clean_text: true, lowercase: false },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', cls: ['[CLS]', 2], sep: ['[SEP]', 3] },
    model,
  };

  test('of a BERT class is overridden by tokenizer_config.json, as in Python', async () => {
    expect(await tokens({ 'tokenizer.json': cased }, 'The [MASK]')).toEqual([
      '[CLS]',
      'the',
      '[MASK]',
      '[SEP]',
    ]);
  });

  test('of another class is followed exactly', async () => {
    const other = { 'tokenizer_config.json': { tokenizer_class: 'PreTrainedTokenizerFast' } };
    expect(await tokens({ 'tokenizer.json': cased, ...other }, 'The man')).toEqual([
      '[CLS]',
      '[UNK]',
      'man',
      '[SEP]',
    ]);
    const bare = { ...cased, post_processor: null };
    expect(await tokens({ 'tokenizer.json': bare, ...other }, 'man')).toEqual(['man']);
  });
});
