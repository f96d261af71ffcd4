/**
 * Reads a tokenizer as Python's `AutoTokenizer` does: a BERT tokenizer takes its words from tokenizer.json or
 * vocab.txt and its habits from tokenizer_config.json; any other is what tokenizer.json says.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import { checked, readJson, readText, join } from '../model/files';
import type { ModelFiles } from '../model/types';

/** A field that, where absent or null, is `standard`. */
const withDefault = <T extends z.core.$ZodType>(schema: T, standard: z.output<T>) =>
  z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value ?? standard),
  );

/** A token's text, or the object that newer files have in its place. */
const token = z.union([
  z.string(),
  z.pipe(
    z.object({ content: z.string() }),
    z.transform(({ content }) => content),
  ),
]);

// Defaults as in transformers' BertTokenizer.
const configSchema = z.object({
  tokenizer_class: withDefault(z.string(), 'BertTokenizer'),
  do_lower_case: withDefault(z.boolean(), true),
  tokenize_chinese_chars: withDefault(z.boolean(), true),
  strip_accents: z.optional(z.nullable(z.boolean())),
  model_max_length: withDefault(z.number(), Infinity),
  unk_token: withDefault(token, '[UNK]'),
  sep_token: withDefault(token, '[SEP]'),
  pad_token: withDefault(token, '[PAD]'),
  cls_token: withDefault(token, '[CLS]'),
  mask_token: withDefault(token, '[MASK]'),
});
type TokenizerConfig = z.output<typeof configSchema>;

const addedTokens = z._default(
  z.array(z.looseObject({ id: z.number().check(z.int(), z.nonnegative()), content: z.string() })),
  [],
);
const part = z._default(z.nullable(z.looseObject({ type: z.string() })), null);
const jsonSchema = z.object({
  added_tokens: addedTokens,
  normalizer: part,
  pre_tokenizer: part,
  post_processor: part,
  model: z.looseObject({ type: z.string(), vocab: z.optional(z.unknown()) }),
});

/** What the tokenizer is made from; `model.vocab` maps tokens to ids, or lists them where the model is Unigram. */
export interface TokenizerSpec {
  readonly path: string;
  readonly json: z.output<typeof jsonSchema> & { readonly decoder: null };
  /** `model_max_length` of tokenizer_config.json where it is a real bound, else null. */
  readonly maxLength: number | null;
}

/** tokenizer_config.json writes "no bound" as 1e30. */
const noBound = 1e6;

const models = ['WordPiece', 'BPE', 'Unigram'];
const bertClass = /^(Distil)?BertTokenizer(Fast)?$/;

/** Reads the tokenizer in `folder`. Throws a ModelError that names the file and what is wrong with it. */
export async function readTokenizerSpec(files: ModelFiles, folder: string): Promise<TokenizerSpec> {
  const path = (name: string) => join(folder, name);
  const has = (name: string) => files.paths.includes(path(name));
  const config = has('tokenizer_config.json')
    ? await readJson(files, path('tokenizer_config.json'), configSchema)
    : checked(configSchema, {}, path('tokenizer_config.json'));
  const maxLength = config.model_max_length < noBound ? config.model_max_length : null;
  const tokenizerClass = config.tokenizer_class;
  if (tokenizerClass.includes('Japanese')) {
    throw new ModelError(
      `${path('tokenizer_config.json')} asks for ${tokenizerClass}, which splits words by a program of its own.`,
      'Choose a model whose tokenizer is complete in tokenizer.json.',
    );
  }
  const isBert = bertClass.test(tokenizerClass);

  if (has('tokenizer.json')) {
    const json = await readJson(files, path('tokenizer.json'), jsonSchema);
    if (!models.includes(json.model.type)) {
      throw new ModelError(
        `${path('tokenizer.json')} has a model of the type "${json.model.type}", which is not supported.`,
        `Choose a model whose tokenizer is one of: ${models.join(', ')}.`,
      );
    }
    if (!isBert || json.model.type !== 'WordPiece') {
      return { path: path('tokenizer.json'), json: { ...json, decoder: null }, maxLength };
    }
    const words = { ...json.model, unk_token: config.unk_token };
    return { path: path('tokenizer.json'), json: bertJson(words, json.added_tokens, config), maxLength };
  }
  if (has('vocab.txt') && isBert) {
    const vocab = parseVocabulary(await readText(files, path('vocab.txt')));
    const model = {
      type: 'WordPiece',
      unk_token: config.unk_token,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocab),
    };
    const special = [
      config.pad_token,
      config.unk_token,
      config.cls_token,
      config.sep_token,
      config.mask_token,
    ];
    const added = special.flatMap((content) => {
      const id = vocab.get(content);
      return id === undefined ? [] : [{ id, content, special: true, normalized: false }];
    });
    return { path: path('vocab.txt'), json: bertJson(model, added, config), maxLength };
  }
  throw new ModelError(
    `The model has neither tokenizer.json nor a vocab.txt for ${tokenizerClass}.`,
    'Choose the complete folder of the model.',
  );
}

/** As transformers' BertTokenizer builds it (models/bert/tokenization_bert.py). */
function bertJson(
  model: TokenizerSpec['json']['model'],
  added: TokenizerSpec['json']['added_tokens'],
  config: TokenizerConfig,
): TokenizerSpec['json'] {
  return {
    added_tokens: added,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: config.tokenize_chinese_chars,
      strip_accents: config.strip_accents ?? null,
      lowercase: config.do_lower_case,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: config.cls_token, type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: config.sep_token, type_id: 0 } },
      ],
      pair: [],
      special_tokens: {},
    },
    decoder: null,
    model,
  };
}

/** A token a line; its id is the number of its line, from 0. */
function parseVocabulary(text: string): Map<string, number> {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return new Map(lines.map((line, id) => [line, id]));
}
