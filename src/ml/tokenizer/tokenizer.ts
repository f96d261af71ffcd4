/** Text → token ids, through @huggingface/tokenizers, with the same result as Python's fast tokenizers. */

import { Tokenizer as Pipeline } from '@huggingface/tokenizers';
import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import type { Tokenizer } from '../model/types';
import { lowercase } from './bert';
import { exactNormalizer } from './normalizers';
import type { TokenizerSpec } from './schemas';
import { exactPreTokenizer } from './splitters';
import { ExactUnigram } from './unigram';

/** A tokenizer with ids 0 … `vocabSize` − 1. */
export interface SizedTokenizer extends Tokenizer {
  readonly vocabSize: number;
}

export interface TokenizerOptions {
  /** Lower-cases the text first, as `do_lower_case` of sentence_bert_config.json asks. */
  readonly lowercase: boolean;
}

/** Throws a ModelError if the file asks for something unknown or lacks a token that it names. */
export function createTokenizer(spec: TokenizerSpec, options: TokenizerOptions): SizedTokenizer {
  const vocabSize = vocabularySize(spec);
  const pipeline = createPipeline(spec);
  const { before, after } = specialTokens(pipeline, spec.path);
  const around = before.length + after.length;
  const cuttable = cutsAtSpaces(spec);

  const tokens = (text: string) => pipeline.encode(text, { add_special_tokens: false }).ids;

  /** The first `room` ids. Long text is tokenised from its start in growing parts until there are enough. */
  const first = (text: string, room: number): readonly number[] => {
    if (!cuttable) return tokens(text).slice(0, room);
    for (let length = Math.max(64, room * 8); ; length *= 4) {
      const end = spaceAfter(text, length);
      const ids = tokens(text.slice(0, end));
      if (ids.length >= room || end === text.length) return ids.slice(0, room);
    }
  };

  const encode = (text: string, maxLength: number) => {
    const room = Math.max(0, maxLength - around);
    const inner = first(options.lowercase ? lowercase(text) : text, room);
    return Int32Array.from([...before, ...inner, ...after]);
  };
  const special = new Set(
    spec.json.added_tokens.filter((token) => token['special'] === true).map(({ id }) => id),
  );
  return {
    vocabSize,
    unknownId: unknownId(spec),
    encode,
    promptTokens(prompt, maxLength) {
      if (prompt === '') return 0;
      // As sentence-transformers counts: without a special token at the end, which closes the sentence.
      const ids = encode(prompt, maxLength);
      return ids.length - (special.has(ids.at(-1) ?? -1) ? 1 : 0);
    },
  };
}

function createPipeline({ json, path }: TokenizerSpec): Pipeline {
  try {
    const unigram = json.model.type === 'Unigram' ? createUnigram(json) : null;
    // The library's own Unigram would never be used.
    const pipeline = new Pipeline(unigram ? { ...json, model: { type: 'WordPiece', vocab: {} } } : json, {});
    if (unigram) pipeline.model = unigram;
    pipeline.normalizer = exactNormalizer(pipeline.normalizer);
    pipeline.pre_tokenizer = exactPreTokenizer(pipeline.pre_tokenizer, json.pre_tokenizer);
    return pipeline;
  } catch (cause) {
    throw new ModelError(
      message('model.tokenizer.invalid', {
        path,
        error: cause instanceof Error ? cause.message : String(cause),
      }),
      message('model.next.anotherFile'),
      { cause },
    );
  }
}

const unigramSchema = z.object({
  vocab: z.array(z.tuple([z.string(), z.number()])),
  unk_id: z.optional(z.nullable(z.number())),
});

function createUnigram({ model, added_tokens: added }: TokenizerSpec['json']): ExactUnigram {
  const { vocab, unk_id: unknownId = null } = unigramSchema.parse(model);
  const unigram = new ExactUnigram({ vocab, unknownId });
  for (const { content, id } of added) unigram.tokens_to_ids.set(content, id);
  return unigram;
}

/** Unigram names the unknown token by its id, WordPiece and BPE by its text. */
function unknownId({ json: { model } }: TokenizerSpec): number | null {
  const { vocab, unk_token: token, unk_id: id } = model;
  if (Array.isArray(vocab)) return typeof id === 'number' && model['byte_fallback'] !== true ? id : null;
  const found = typeof token === 'string' && isRecord(vocab) ? vocab[token] : null;
  return typeof found === 'number' ? found : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The ids before and after every sentence, found by running a placeholder through the post-processor. */
function specialTokens(pipeline: Pipeline, path: string) {
  const placeholder = '\0';
  const around = pipeline.post_processor?.([placeholder], null, true).tokens ?? [placeholder];
  const at = around.indexOf(placeholder);
  const id = (token: string) => {
    const found = pipeline.token_to_id(token);
    if (found !== undefined) return found;
    throw new ModelError(
      message('model.tokenizer.specialToken', { path, token }),
      message('model.next.downloadFile'),
    );
  };
  return { before: around.slice(0, at).map(id), after: around.slice(at + 1).map(id) };
}

/** Normalizers that look no further than a word. */
const local = new Set([
  'BertNormalizer',
  'Lowercase',
  'StripAccents',
  'Precompiled',
  'NFC',
  'NFD',
  'NFKC',
  'NFKD',
]);
const splitting = new Set(['BertPreTokenizer', 'Whitespace', 'WhitespaceSplit', 'ByteLevel']);

/** Whether the tokens of a text cut before a space are the first tokens of the whole text. */
function cutsAtSpaces({ json }: TokenizerSpec): boolean {
  const { normalizer, pre_tokenizer: preTokenizer, added_tokens: added } = json;
  return (
    (!normalizer || isLocal(normalizer)) &&
    !!preTokenizer &&
    splitting.has(firstType(preTokenizer)) &&
    !added.some(({ content }) => /\s/.test(content))
  );
}

const replaceSchema = z.object({ pattern: z.object({ String: z.string().check(z.regex(/^\S+$/)) }) });

function isLocal(normalizer: { readonly type: string; readonly normalizers?: unknown }): boolean {
  const { type, normalizers } = normalizer;
  if (type === 'Sequence') return Array.isArray(normalizers) && normalizers.every(isLocal);
  return local.has(type) || (type === 'Replace' && z.safeParse(replaceSchema, normalizer).success);
}

const sequenceSchema = z.object({ pretokenizers: z.array(z.object({ type: z.string() })) });

/** The type of the pre-tokenizer that sees the text first. */
function firstType(preTokenizer: { readonly type: string }): string {
  const sequence = z.safeParse(sequenceSchema, preTokenizer);
  return (sequence.success ? sequence.data.pretokenizers[0]?.type : undefined) ?? preTokenizer.type;
}

/** The index of the first space at or after `start` that follows a word; the text's length if there is none. */
function spaceAfter(text: string, start: number): number {
  if (start >= text.length) return text.length;
  const space = /(?<!\p{White_Space})[ \t\n\r]/gu;
  space.lastIndex = start;
  return space.exec(text)?.index ?? text.length;
}

/** Also checks the vocabulary: ids are whole numbers, none negative, and the unknown token is among the tokens. */
function vocabularySize({ json, path }: TokenizerSpec): number {
  const { vocab, unk_token: unknown } = json.model;
  const invalid = (what: Message) => new ModelError(what, message('model.next.downloadFile'));
  let size = json.added_tokens.reduce((most, { id }) => Math.max(most, id + 1), 0);
  if (Array.isArray(vocab)) {
    if (vocab.length === 0) throw invalid(message('model.tokenizer.emptyVocabulary', { path }));
    return Math.max(size, vocab.length);
  }
  if (typeof vocab !== 'object' || vocab === null) {
    throw invalid(message('model.tokenizer.missingVocabulary', { path }));
  }
  for (const [token, id] of Object.entries(vocab)) {
    if (!Number.isInteger(id) || id < 0) throw invalid(message('model.tokenizer.tokenId', { path, token }));
    size = Math.max(size, id + 1);
  }
  if (typeof unknown === 'string' && !Object.hasOwn(vocab, unknown)) {
    throw invalid(message('model.tokenizer.unknownToken', { path, token: unknown }));
  }
  return size;
}
