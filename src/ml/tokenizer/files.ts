/**
 * Reads a tokenizer as Python's `AutoTokenizer` does: a class that it knows takes its vocabulary from the folder and its
 * habits from tokenizer_config.json; any other is what tokenizer.json says.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import { checked, readJson, readText, join } from '../model/files/files';
import type { ModelFiles } from '../model/types';
import { specialNames, type SpecialTokens, tokenizerClass, type TokenizerClass } from './classes';

/** A field that, where absent or null, is `standard`. */
const withDefault = <T extends z.core.$ZodType>(schema: T, standard: z.output<T>) =>
  z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value ?? standard),
  );
const maybe = <T extends z.core.$ZodType>(schema: T) => z.optional(z.nullable(schema));

/** A token's text, or the object that newer files have in its place. */
const token = maybe(
  z.union([
    z.string(),
    z.pipe(
      z.object({ content: z.string() }),
      z.transform(({ content }) => content),
    ),
  ]),
);

const specialTokens = {
  bos_token: token,
  eos_token: token,
  unk_token: token,
  sep_token: token,
  pad_token: token,
  cls_token: token,
  mask_token: token,
};
const addedToken = z.looseObject({ content: z.string() });

const configSchema = z.object({
  ...specialTokens,
  tokenizer_class: maybe(z.string()),
  do_lower_case: withDefault(z.boolean(), true),
  tokenize_chinese_chars: withDefault(z.boolean(), true),
  strip_accents: maybe(z.boolean()),
  keep_accents: withDefault(z.boolean(), false),
  add_prefix_space: maybe(z.boolean()),
  model_max_length: withDefault(z.number(), Infinity),
  added_tokens_decoder: maybe(z.record(z.string(), addedToken)),
});
export type TokenizerConfig = z.output<typeof configSchema>;
const specialsSchema = z.object(specialTokens);

const id = z.number().check(z.int(), z.nonnegative());
const addedTokens = z._default(z.array(z.looseObject({ id, content: z.string() })), []);
const typed = z.looseObject({ type: z.string() });
const part = z._default(z.nullable(typed), null);
const jsonSchema = z.object({
  added_tokens: addedTokens,
  normalizer: z._default(
    z.nullable(z.looseObject({ type: z.string(), normalizers: z.optional(z.array(typed)) })),
    null,
  ),
  pre_tokenizer: part,
  post_processor: part,
  model: z.looseObject({ type: z.string(), vocab: z.optional(z.unknown()) }),
});
export type TokenizerJson = z.output<typeof jsonSchema>;

/** What the tokenizer is made from; `model.vocab` maps tokens to ids, or lists them where the model is Unigram. */
export interface TokenizerSpec {
  readonly path: string;
  readonly json: TokenizerJson & { readonly decoder: null };
  /** `model_max_length` of tokenizer_config.json where it is a real bound, else null. */
  readonly maxLength: number | null;
}

/** tokenizer_config.json writes "no bound" as 1e30. */
const noBound = 1e6;

const models = ['WordPiece', 'BPE', 'Unigram'];

/**
 * Reads the tokenizer in `folder`. Throws a ModelError that names the file and what is wrong with it.
 * @param standardClass the Python class where tokenizer_config.json names none
 */
export async function readTokenizerSpec(
  files: ModelFiles,
  folder: string,
  standardClass = 'BertTokenizer',
): Promise<TokenizerSpec> {
  const path = (name: string) => join(folder, name);
  const has = (name: string) => files.paths.includes(path(name));
  const config = await readConfig(files, folder);
  const className = config.tokenizer_class ?? standardClass;
  if (className.includes('Japanese')) {
    throw new ModelError(
      `${path('tokenizer_config.json')} asks for ${className}, which splits words by a program of its own.`,
      'Choose a model whose tokenizer is complete in tokenizer.json.',
    );
  }
  const maxLength = config.model_max_length < noBound ? config.model_max_length : null;
  const kind = tokenizerClass(className);
  const source = has('tokenizer.json')
    ? 'tokenizer.json'
    : await vocabularyFile(files, folder, kind, className);
  const json =
    source === 'tokenizer.json'
      ? await readJson(files, path(source), jsonSchema)
      : await fromVocabulary(files, folder, source);
  if (!models.includes(json.model.type)) {
    throw new ModelError(
      `${path(source)} has a model of the type "${json.model.type}", which is not supported.`,
      `Choose a model whose tokenizer is one of: ${models.join(', ')}.`,
    );
  }
  const built = kind?.model === json.model.type ? build(kind, json, config) : json;
  return { path: path(source), json: { ...built, decoder: null }, maxLength };
}

/** tokenizer_config.json with what older folders say of special tokens in special_tokens_map.json. */
async function readConfig(files: ModelFiles, folder: string): Promise<TokenizerConfig> {
  const path = join(folder, 'tokenizer_config.json');
  const config = files.paths.includes(path)
    ? await readJson(files, path, configSchema)
    : checked(configSchema, {}, path);
  const mapPath = join(folder, 'special_tokens_map.json');
  if (config.added_tokens_decoder || !files.paths.includes(mapPath)) return config;
  return { ...config, ...(await readJson(files, mapPath, specialsSchema)) };
}

/** The file that has the words where there is no tokenizer.json. */
async function vocabularyFile(
  files: ModelFiles,
  folder: string,
  kind: TokenizerClass | null,
  className: string,
): Promise<'vocab.txt' | 'vocab.json'> {
  const has = (name: string) => files.paths.includes(join(folder, name));
  if (kind?.model === 'WordPiece' && has('vocab.txt')) return Promise.resolve('vocab.txt');
  if (kind?.model === 'BPE' && has('vocab.json') && has('merges.txt')) return Promise.resolve('vocab.json');
  const pieces = ['sentencepiece.bpe.model', 'spiece.model'].find(has);
  if (pieces !== undefined) {
    throw new ModelError(
      `The model's tokenizer is only in ${join(folder, pieces)}, which cannot be read here.`,
      'SentenceTransformer("…").save("folder") in Python writes the tokenizer.json that can.',
    );
  }
  const words = kind?.model === 'BPE' ? 'vocab.json with a merges.txt' : 'vocab.txt';
  throw new ModelError(
    `The model has neither tokenizer.json nor a ${words} for ${className}.`,
    'Choose the complete folder of the model.',
  );
}

async function fromVocabulary(
  files: ModelFiles,
  folder: string,
  source: 'vocab.txt' | 'vocab.json',
): Promise<TokenizerJson> {
  const bare = { added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null };
  if (source === 'vocab.txt') {
    const vocab = Object.fromEntries(parseVocabulary(await readText(files, join(folder, source))));
    const habits = { continuing_subword_prefix: '##', max_input_chars_per_word: 100 };
    return { ...bare, model: { type: 'WordPiece', ...habits, vocab } };
  }
  const vocab = await readJson(files, join(folder, source), z.record(z.string(), id));
  const merges = (await readText(files, join(folder, 'merges.txt')))
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '' && !line.startsWith('#version'));
  return { ...bare, model: { type: 'BPE', vocab, merges } };
}

/** As the class's constructor in Python does. */
function build(kind: TokenizerClass, json: TokenizerJson, config: TokenizerConfig): TokenizerJson {
  const tokens: SpecialTokens = {
    bos: config.bos_token ?? kind.tokens.bos,
    eos: config.eos_token ?? kind.tokens.eos,
    unk: config.unk_token ?? kind.tokens.unk,
    sep: config.sep_token ?? kind.tokens.sep,
    pad: config.pad_token ?? kind.tokens.pad,
    cls: config.cls_token ?? kind.tokens.cls,
    mask: config.mask_token ?? kind.tokens.mask,
  };
  const [before, after] = kind.around.map((name) => ({ SpecialToken: { id: tokens[name], type_id: 0 } }));
  const template = {
    type: 'TemplateProcessing',
    single: [before, { Sequence: { id: 'A', type_id: 0 } }, after],
    pair: [],
    special_tokens: {},
  };
  const own = kind.keepsPostProcessor ? json.post_processor : null;
  return {
    added_tokens: addedTokensOf(kind, json, config, tokens),
    normalizer: kind.normalizer(config, json),
    pre_tokenizer: kind.preTokenizer(config),
    post_processor: own ?? template,
    model: { ...json.model, ...kind.modelChanges(tokens) },
  };
}

/** Those that the files name, then the class's own special ones. */
function addedTokensOf(
  kind: TokenizerClass,
  { added_tokens: listed, model }: TokenizerJson,
  { added_tokens_decoder: decoder }: TokenizerConfig,
  tokens: SpecialTokens,
): TokenizerJson['added_tokens'] {
  const given = decoder
    ? Object.entries(decoder).map(([id, token]) => ({ ...token, id: Number(id) }))
    : listed;
  const known = new Set(given.map(({ content }) => content));
  const ids = idsOf(model.vocab);
  const missing = specialNames.flatMap((name) => {
    const content = tokens[name];
    const id = ids.get(content);
    if (content === null || known.has(content) || typeof id !== 'number') return [];
    known.add(content);
    const lstrip = name === 'mask' && kind.maskTakesSpace;
    return [{ id, content, special: true, normalized: false, lstrip }];
  });
  return [...given, ...missing];
}

/** A vocabulary of either form; what is broken in it is found when the tokenizer is made. */
function idsOf(vocab: unknown): ReadonlyMap<unknown, unknown> {
  if (Array.isArray(vocab)) {
    return new Map(
      vocab.map((entry, place): [unknown, number] => [Array.isArray(entry) ? entry[0] : null, place]),
    );
  }
  return new Map(typeof vocab === 'object' && vocab !== null ? Object.entries(vocab) : []);
}

/** A token a line; its id is the number of its line, from 0. */
function parseVocabulary(text: string): Map<string, number> {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return new Map(lines.map((line, id) => [line, id]));
}
