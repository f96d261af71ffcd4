/**
 * The tokens that were added to a vocabulary, as transformers 5 collects them from tokenizer_config.json,
 * special_tokens_map.json, added_tokens.json and tokenizer.json (tokenization_utils_base.py, tokenization_utils_tokenizers.py).
 */

import type { ModelFiles } from '../model/types';
import { join, readJson } from '../model/files/files';
import { specialNames, type SpecialTokens, type TokenizerClass } from './classes';
import { addedTokensFileSchema, type TokenizerConfig, type TokenizerJson } from './schemas';

type AddedTokens = TokenizerJson['added_tokens'];

/** added_tokens.json of older folders: the added tokens with their ids; empty where there is none. */
export async function readAddedTokens(files: ModelFiles, folder: string): Promise<Record<string, number>> {
  const path = join(folder, 'added_tokens.json');
  return files.paths.includes(path) ? readJson(files, path, addedTokensFileSchema) : {};
}

/** Those that the files name, then the class's own special ones, then the model's additional special ones. */
export function addedTokensOf(
  kind: TokenizerClass,
  { added_tokens: listed, model }: TokenizerJson,
  config: TokenizerConfig & { readonly added: Record<string, number> },
  tokens: SpecialTokens,
): AddedTokens {
  const ids = idsOf(model.vocab);
  const decoder = config.added_tokens_decoder;
  const given = decoder
    ? Object.entries(decoder).map(([id, token]) => ({ ...token, id: Number(id) }))
    : [...listed, ...fromFile(config, ids, listed, tokens)];
  const known = new Set(given.map(({ content }) => content));
  const own = specialNames.flatMap((name) => {
    const content = tokens[name];
    const id = ids.get(content);
    if (content === null || known.has(content) || typeof id !== 'number') return [];
    known.add(content);
    const lstrip = name === 'mask' && kind.maskTakesSpace;
    return [{ id, content, special: true, normalized: false, lstrip }];
  });
  const additional = [
    ...config.additional_special_tokens,
    ...config.extra_special_tokens,
    ...config.mappedSpecialTokens,
  ].filter((content) => !known.has(content));
  const before = [...given, ...own];
  const numbered = numberedAfter(ids, before, [...new Set(additional)]);
  return [...before, ...numbered.map((token) => ({ ...token, special: true, normalized: false }))];
}

/**
 * The tokens of added_tokens.json that tokenizer.json does not list, in the order of their ids there. Only those that
 * tokenizer_config.json names as special are found in the text as it is; the others in the normalised text.
 */
function fromFile(
  {
    added,
    additional_special_tokens: additional,
    extra_special_tokens: extra,
  }: Parameters<typeof addedTokensOf>[2],
  ids: ReadonlyMap<unknown, unknown>,
  listed: AddedTokens,
  tokens: SpecialTokens,
): AddedTokens {
  const known = new Set(listed.map(({ content }) => content));
  const contents = Object.entries(added)
    .toSorted(([, a], [, b]) => a - b)
    .map(([content]) => content)
    .filter((content) => !known.has(content));
  const specials = new Set<string | null>([...Object.values(tokens), ...additional, ...extra]);
  return numberedAfter(ids, listed, contents).map((token) => {
    const special = specials.has(token.content);
    return { ...token, special, normalized: !special };
  });
}

/** A token of the vocabulary keeps its id there; the others get the ids after the last one, as in the Rust library. */
function numberedAfter(
  ids: ReadonlyMap<unknown, unknown>,
  before: AddedTokens,
  contents: readonly string[],
): readonly { readonly content: string; readonly id: number }[] {
  let next = before.reduce((most, { id }) => Math.max(most, id + 1), ids.size);
  return contents.map((content) => {
    const id = ids.get(content);
    return { content, id: typeof id === 'number' ? id : next++ };
  });
}

/** A vocabulary of either form; errors in it are found when the tokenizer is created. */
function idsOf(vocab: unknown): ReadonlyMap<unknown, unknown> {
  if (Array.isArray(vocab)) {
    return new Map(
      vocab.map((entry, index): [unknown, number] => [Array.isArray(entry) ? entry[0] : null, index]),
    );
  }
  return new Map(typeof vocab === 'object' && vocab !== null ? Object.entries(vocab) : []);
}
