/**
 * Reads a tokenizer as Python's `AutoTokenizer` does: a known class takes its vocabulary from the folder and its settings
 * from tokenizer_config.json; any other is what tokenizer.json says.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import { message } from '../../messages/message';
import { checked, readJson, readText, join, requireFile } from '../model/files/files';
import type { ModelFiles } from '../model/types';
import { addedTokensOf, readAddedTokens } from './addedTokens';
import { type SpecialTokens, tokenizerClass, type TokenizerClass } from './classes';
import {
  configSchema,
  id,
  jsonSchema,
  specialsSchema,
  type TokenizerConfig,
  type TokenizerJson,
  type TokenizerSpec,
} from './schemas';

/** tokenizer_config.json writes "no bound" as 1e30. */
const noBound = 1e6;

const models = ['WordPiece', 'BPE', 'Unigram'];

/**
 * Reads the tokenizer in `folder`. Throws a ModelError that names the file and what is wrong with it.
 * @param standardClass the Python class if tokenizer_config.json names none
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
      message('model.tokenizer.ownProgram', { path: path('tokenizer_config.json'), className }),
      message('model.next.completeTokenizer'),
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
  checkModel(json, path(source));
  const added = await readAddedTokens(files, folder);
  const built = kind?.model === json.model.type ? build(kind, json, { ...config, added }) : json;
  return { path: path(source), json: { ...built, decoder: null }, maxLength };
}

const truncationSchema = z.looseObject({
  truncation: z.optional(z.nullable(z.object({ max_length: id }))),
});

/**
 * tokenizer.json in `folder` as it is, without special tokens around a text: what sentence-transformers' StaticEmbedding
 * takes. Throws a ModelError that names the file and what is wrong with it.
 */
export async function readBareTokenizer(files: ModelFiles, folder: string): Promise<TokenizerSpec> {
  const path = join(folder, 'tokenizer.json');
  requireFile(files, path);
  const json = await readJson(files, path, jsonSchema);
  checkModel(json, path);
  const { truncation } = await readJson(files, path, truncationSchema);
  return {
    path,
    json: { ...json, post_processor: null, decoder: null },
    maxLength: truncation?.max_length ?? null,
  };
}

function checkModel({ model: { type } }: TokenizerJson, path: string): void {
  if (models.includes(type)) return;
  throw new ModelError(
    message('model.tokenizer.type', { path, type }),
    message('model.next.tokenizerTypes', { supported: models }),
  );
}

/** tokenizer_config.json, with the special tokens of older folders from special_tokens_map.json. */
async function readConfig(files: ModelFiles, folder: string): Promise<TokenizerConfig> {
  const path = join(folder, 'tokenizer_config.json');
  const own = files.paths.includes(path)
    ? await readJson(files, path, configSchema)
    : checked(configSchema, {}, path);
  const config = { ...own, mappedSpecialTokens: [] };
  const mapPath = join(folder, 'special_tokens_map.json');
  if (config.added_tokens_decoder || !files.paths.includes(mapPath)) return config;
  const { additional_special_tokens: mappedSpecialTokens, ...specials } = await readJson(
    files,
    mapPath,
    specialsSchema,
  );
  return { ...config, ...specials, mappedSpecialTokens };
}

/** The file with the vocabulary if there is no tokenizer.json. */
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
      message('model.tokenizer.sentencePiece', { path: join(folder, pieces) }),
      message('model.next.saveTokenizer'),
    );
  }
  throw new ModelError(
    kind?.model === 'BPE'
      ? message('model.tokenizer.noMerges', { className })
      : message('model.tokenizer.noVocabulary', { className }),
    message('model.next.completeFolder'),
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
    const defaults = { continuing_subword_prefix: '##', max_input_chars_per_word: 100 };
    return { ...bare, model: { type: 'WordPiece', ...defaults, vocab } };
  }
  const vocab = await readJson(files, join(folder, source), z.record(z.string(), id));
  const merges = (await readText(files, join(folder, 'merges.txt')))
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '' && !line.startsWith('#version'));
  return { ...bare, model: { type: 'BPE', vocab, merges } };
}

/** As the class's constructor in Python does. */
function build(
  kind: TokenizerClass,
  json: TokenizerJson,
  config: TokenizerConfig & { readonly added: Record<string, number> },
): TokenizerJson {
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

/** One token per line; its id is the number of its line, from 0. */
function parseVocabulary(text: string): Map<string, number> {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return new Map(lines.map((line, id) => [line, id]));
}
