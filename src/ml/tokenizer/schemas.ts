/** The forms of tokenizer.json and tokenizer_config.json, as far as they are read. */

import * as z from 'zod/mini';

/** A field that is `standard` if absent or null. */
const withDefault = <T extends z.core.$ZodType>(schema: T, standard: z.output<T>) =>
  z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value ?? standard),
  );
const maybe = <T extends z.core.$ZodType>(schema: T) => z.optional(z.nullable(schema));

/** A token's text, or the object that newer files have instead. */
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
/** A list of them, or the object of names and tokens that newer files may have instead; empty if absent. */
const tokens = z.pipe(
  maybe(z.union([z.array(token), z.record(z.string(), token)])),
  z.transform((list) => Object.values(list ?? {}).filter((content) => typeof content === 'string')),
);
const addedToken = z.looseObject({ content: z.string() });

export const configSchema = z.object({
  ...specialTokens,
  tokenizer_class: maybe(z.string()),
  do_lower_case: withDefault(z.boolean(), true),
  tokenize_chinese_chars: withDefault(z.boolean(), true),
  strip_accents: maybe(z.boolean()),
  keep_accents: withDefault(z.boolean(), false),
  add_prefix_space: maybe(z.boolean()),
  model_max_length: withDefault(z.number(), Infinity),
  added_tokens_decoder: maybe(z.record(z.string(), addedToken)),
  additional_special_tokens: tokens,
  extra_special_tokens: tokens,
});
export type TokenizerConfig = z.output<typeof configSchema> & {
  /** Those that special_tokens_map.json has besides the named ones. */
  readonly mappedSpecialTokens: readonly string[];
};
export const specialsSchema = z.object({ ...specialTokens, additional_special_tokens: tokens });

export const id = z.number().check(z.int(), z.nonnegative());
export const addedTokensFileSchema = z.record(z.string(), id);
const addedTokens = z._default(z.array(z.looseObject({ id, content: z.string() })), []);
const typed = z.looseObject({ type: z.string() });
const part = z._default(z.nullable(typed), null);
const tokenizerFields = {
  added_tokens: addedTokens,
  normalizer: z._default(
    z.nullable(z.looseObject({ type: z.string(), normalizers: z.optional(z.array(typed)) })),
    null,
  ),
  pre_tokenizer: part,
  post_processor: part,
  model: z.looseObject({ type: z.string(), vocab: z.optional(z.unknown()) }),
};
export const jsonSchema = z.object(tokenizerFields);
/** With the fields that are not read here. */
export const wholeTokenizer = z.looseObject(tokenizerFields);
export type TokenizerJson = z.output<typeof jsonSchema>;

/** What the tokenizer is created from; `model.vocab` maps tokens to ids, or lists them if the model is Unigram. */
export interface TokenizerSpec {
  readonly path: string;
  readonly json: TokenizerJson & { readonly decoder: null };
  /** `model_max_length` of tokenizer_config.json; null if it is no real bound. */
  readonly maxLength: number | null;
}
