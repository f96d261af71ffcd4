/** Text → token ids, through @huggingface/tokenizers, with the same result as Python's fast tokenizers. */

import { BertPreTokenizer, Tokenizer as Pipeline } from '@huggingface/tokenizers';
import { ModelError } from '../../core/errors';
import type { Tokenizer } from '../model/types';
import { exactBertPreTokenizer, exactNormalizer, lowercase } from './bert';
import type { TokenizerSpec } from './files';

/** A tokenizer, and how many ids it can give: 0 … `vocabSize` − 1. */
export interface SizedTokenizer extends Tokenizer {
  readonly vocabSize: number;
}

export interface TokenizerOptions {
  /** Lower-cases the text first, as `do_lower_case` of sentence_bert_config.json asks. */
  readonly lowercase: boolean;
}

/** Throws a ModelError where the file asks for something unknown or lacks a token that it names. */
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

  return {
    vocabSize,
    encode(text, maxLength) {
      const room = Math.max(0, maxLength - around);
      const inner = first(options.lowercase ? lowercase(text) : text, room);
      return Int32Array.from([...before, ...inner, ...after]);
    },
  };
}

function createPipeline({ json, path }: TokenizerSpec): Pipeline {
  try {
    const pipeline = new Pipeline(json, {});
    pipeline.normalizer = exactNormalizer(pipeline.normalizer);
    if (pipeline.pre_tokenizer instanceof BertPreTokenizer) pipeline.pre_tokenizer = exactBertPreTokenizer();
    return pipeline;
  } catch (cause) {
    throw new ModelError(
      `${path} describes a tokenizer that cannot be built (${cause instanceof Error ? cause.message : 'unknown'}).`,
      'Choose another model, or take the file anew from where it came from.',
      { cause },
    );
  }
}

/** The ids that come before and after every sentence, found by sending a stand-in through the post-processor. */
function specialTokens(pipeline: Pipeline, path: string) {
  const standIn = '\0';
  const around = pipeline.post_processor?.([standIn], null, true).tokens ?? [standIn];
  const at = around.indexOf(standIn);
  const id = (token: string) => {
    const found = pipeline.token_to_id(token);
    if (found !== undefined) return found;
    throw new ModelError(
      `${path}: the token "${token}", which goes around each sentence, is not in the vocabulary.`,
      'Take the file anew from where the model came from.',
    );
  };
  return { before: around.slice(0, at).map(id), after: around.slice(at + 1).map(id) };
}

/** Normalizers that look no further than a word. */
const local = new Set(['BertNormalizer', 'Lowercase', 'StripAccents', 'NFC', 'NFD', 'NFKC', 'NFKD']);
const splitting = new Set(['BertPreTokenizer', 'Whitespace', 'WhitespaceSplit']);

/** True where a text cut at a space has the tokens with which the whole text starts. */
function cutsAtSpaces({ json }: TokenizerSpec): boolean {
  const { normalizer, pre_tokenizer: preTokenizer, added_tokens: added } = json;
  return (
    (!normalizer || local.has(normalizer.type)) &&
    !!preTokenizer &&
    splitting.has(preTokenizer.type) &&
    !added.some(({ content }) => /\s/.test(content))
  );
}

/** The place of the first space at or after `start`, else the text's end. */
function spaceAfter(text: string, start: number): number {
  if (start >= text.length) return text.length;
  const space = /[ \t\n\r]/g;
  space.lastIndex = start;
  return space.exec(text)?.index ?? text.length;
}

/** Checks the vocabulary's ids on the way: whole numbers, none negative, and the unknown token among them. */
function vocabularySize({ json, path }: TokenizerSpec): number {
  const { vocab, unk_token: unknown } = json.model;
  const bad = (what: string) =>
    new ModelError(`${path}: ${what}`, 'Take the file anew from where it came from.');
  let size = json.added_tokens.reduce((most, { id }) => Math.max(most, id + 1), 0);
  if (Array.isArray(vocab)) return Math.max(size, vocab.length);
  if (typeof vocab !== 'object' || vocab === null) throw bad('its vocabulary is missing.');
  for (const [token, id] of Object.entries(vocab)) {
    if (!Number.isInteger(id) || id < 0) throw bad(`the token "${token}" has no valid id.`);
    size = Math.max(size, id + 1);
  }
  if (typeof unknown === 'string' && !Object.hasOwn(vocab, unknown)) {
    throw bad(`the unknown token "${unknown}" is not in the vocabulary.`);
  }
  return size;
}
