/** How the tokenizer classes of Python's transformers are put together from a vocabulary and a few settings. */

import type { TokenizerConfig, TokenizerJson } from './schemas';

/** The special tokens by their names in tokenizer_config.json; null if the class has none. */
export type SpecialTokens = Readonly<Record<(typeof specialNames)[number], string | null>>;

export const specialNames = ['bos', 'eos', 'unk', 'sep', 'pad', 'cls', 'mask'] as const;

export interface TokenizerClass {
  readonly model: 'WordPiece' | 'BPE' | 'Unigram';
  readonly tokens: SpecialTokens;
  /** The tokens before and after every sentence. */
  readonly around: readonly ['cls' | 'bos', 'sep' | 'eos'];
  /** Whether the mask token includes the space before it, if the files do not say. */
  readonly maskTakesSpace: boolean;
  /** Whether tokenizer.json's post-processor is used if there is one. */
  readonly keepsPostProcessor: boolean;
  /** Fields that replace those of tokenizer.json's model. */
  readonly modelChanges: (tokens: SpecialTokens) => Record<string, unknown>;
  readonly normalizer: (config: TokenizerConfig, json: TokenizerJson) => TokenizerJson['normalizer'];
  readonly preTokenizer: (config: TokenizerConfig) => TokenizerJson['pre_tokenizer'];
}

const bertTokens: SpecialTokens = {
  bos: null,
  eos: null,
  unk: '[UNK]',
  sep: '[SEP]',
  pad: '[PAD]',
  cls: '[CLS]',
  mask: '[MASK]',
};
const robertaTokens: SpecialTokens = {
  bos: '<s>',
  eos: '</s>',
  unk: '<unk>',
  sep: '</s>',
  pad: '<pad>',
  cls: '<s>',
  mask: '<mask>',
};

const defaults = { around: ['cls', 'sep'], maskTakesSpace: false, keepsPostProcessor: false } as const;

// models/bert/tokenization_bert.py
const bert: TokenizerClass = {
  ...defaults,
  model: 'WordPiece',
  tokens: bertTokens,
  modelChanges: ({ unk }) => ({ unk_token: unk }),
  normalizer: (config) => ({
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: config.tokenize_chinese_chars,
    strip_accents: config.strip_accents ?? null,
    lowercase: config.do_lower_case,
  }),
  preTokenizer: () => ({ type: 'BertPreTokenizer' }),
};

// models/mpnet/tokenization_mpnet.py
const mpnet: TokenizerClass = {
  ...bert,
  tokens: { ...robertaTokens, unk: '[UNK]' },
  maskTakesSpace: true,
};

// models/roberta/tokenization_roberta.py
const roberta: TokenizerClass = {
  ...defaults,
  model: 'BPE',
  tokens: robertaTokens,
  modelChanges: () => ({ unk_token: null, fuse_unk: false, byte_fallback: false, end_of_word_suffix: '' }),
  normalizer: () => null,
  preTokenizer: (config) => ({ type: 'ByteLevel', add_prefix_space: config.add_prefix_space ?? false }),
};

const sentencePiece = {
  model: 'Unigram',
  preTokenizer: ({ add_prefix_space: prefix }: TokenizerConfig) => ({
    type: 'Sequence',
    pretokenizers: [
      { type: 'WhitespaceSplit' },
      { type: 'Metaspace', replacement: '▁', prepend_scheme: (prefix ?? true) ? 'always' : 'never' },
    ],
  }),
} as const;

/** The first of a tokenizer.json's normalizers that is SentencePiece's own. */
function precompiled({ normalizer }: TokenizerJson): readonly NonNullable<TokenizerJson['normalizer']>[] {
  const parts =
    normalizer?.type === 'Sequence' ? (normalizer.normalizers ?? []) : normalizer ? [normalizer] : [];
  return parts.filter(({ type }) => type === 'Precompiled').slice(0, 1);
}

// models/xlm_roberta/tokenization_xlm_roberta.py
const xlmRoberta: TokenizerClass = {
  ...defaults,
  ...sentencePiece,
  tokens: robertaTokens,
  around: ['bos', 'eos'],
  modelChanges: () => ({ unk_id: 3 }),
  normalizer: (_, json) => precompiled(json)[0] ?? null,
};

// models/albert/tokenization_albert.py
const albert: TokenizerClass = {
  ...defaults,
  ...sentencePiece,
  tokens: { ...bertTokens, bos: '[CLS]', eos: '[SEP]', unk: '<unk>', pad: '<pad>' },
  keepsPostProcessor: true,
  modelChanges: () => ({ unk_id: 1 }),
  normalizer: (config, json) => ({
    type: 'Sequence',
    normalizers: [
      { type: 'Replace', pattern: { String: '``' }, content: '"' },
      { type: 'Replace', pattern: { String: "''" }, content: '"' },
      ...(config.keep_accents ? [] : [{ type: 'NFKD' }, { type: 'StripAccents' }]),
      ...(config.do_lower_case ? [{ type: 'Lowercase' }] : []),
      ...precompiled(json),
    ],
  }),
};

const classes: ReadonlyMap<string, TokenizerClass> = new Map([
  ['BertTokenizer', bert],
  ['DistilBertTokenizer', bert],
  ['MPNetTokenizer', mpnet],
  ['RobertaTokenizer', roberta],
  ['XLMRobertaTokenizer', xlmRoberta],
  ['AlbertTokenizer', albert],
]);

/** Null for a class that follows tokenizer.json. */
export const tokenizerClass = (name: string): TokenizerClass | null =>
  classes.get(name.replace(/Fast$/, '')) ?? null;
