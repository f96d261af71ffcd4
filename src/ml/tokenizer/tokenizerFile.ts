/** tokenizer.json of a tokenizer that was read from a vocabulary, complete enough for the Rust library and transformers.js. */

import * as z from 'zod/mini';
import type { TokenizerJson } from './schemas';

const template = z.object({
  type: z.literal('TemplateProcessing'),
  single: z.array(z.looseObject({ SpecialToken: z.optional(z.looseObject({ id: z.string() })) })),
});

/** Flags that the library wants for each added token. */
const plainToken = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
/** Fields that the library wants for each kind of part and model; those that are there already replace them. */
const parts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ByteLevel: { add_prefix_space: false, trim_offsets: true, use_regex: true },
  Metaspace: { replacement: '▁', prepend_scheme: 'always', split: true },
  WordPiece: { unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 },
  BPE: { dropout: null, continuing_subword_prefix: null, end_of_word_suffix: null, ignore_merges: false },
};

const completed = <Part extends { readonly type: string }>(part: Part): Part => ({
  ...parts[part.type],
  ...part,
});

/** @param json as it is used */
export function tokenizerFile(json: TokenizerJson): TokenizerJson {
  const { added_tokens: added, normalizer, pre_tokenizer: preTokenizer, post_processor: post, model } = json;
  return {
    ...{ version: '1.0', truncation: null, padding: null, decoder: null },
    added_tokens: added.map((token) => ({ ...plainToken, ...token })),
    normalizer,
    pre_tokenizer: preTokenizer && completed(preTokenizer),
    post_processor: post && withIds(post, added),
    model: completed(model),
  };
}

/** A template names its special tokens' ids; that of a pair is never used, but wanted. */
function withIds(
  post: NonNullable<TokenizerJson['post_processor']>,
  added: TokenizerJson['added_tokens'],
): TokenizerJson['post_processor'] {
  const found = template.safeParse(post);
  if (!found.success) return post;
  const { single } = found.data;
  const names = single.flatMap(({ SpecialToken: token }) => (token ? [token.id] : []));
  const special = names.map((name) => {
    const ids = added.filter(({ content }) => content === name).map(({ id }) => id);
    return [name, { id: name, ids, tokens: [name] }] as const;
  });
  const second = { Sequence: { id: 'B', type_id: 1 } };
  return { ...post, pair: [...single, second], special_tokens: Object.fromEntries(special) };
}

/** The tokenizer that lower-cases its text first. */
export function lowercasing(json: TokenizerJson): TokenizerJson {
  const { normalizer } = json;
  const normalizers = [{ type: 'Lowercase' }, ...(normalizer ? [normalizer] : [])];
  return { ...json, normalizer: { type: 'Sequence', normalizers } };
}
