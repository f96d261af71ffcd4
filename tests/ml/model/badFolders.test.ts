import { bertConfig, modules, tinyBert, tinyDistilbert, vocabulary } from '../tinyModel';
import { type BadModel, refuses } from './refuses';

const withConfig = (changes: object) => tinyBert({ 'config.json': { ...bertConfig, ...changes } });
const tokenizerJson = (model: object) =>
  tinyBert({
    'vocab.txt': undefined,
    'tokenizer.json': {
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      model,
    },
  });

const cases: readonly BadModel[] = [
  ['an empty folder', () => ({}), /The folder is empty/],
  [
    'no config.json',
    () => tinyDistilbert({ 'config.json': undefined }),
    /none of the folders has a config\.json/,
  ],
  [
    'no config.json beside modules.json',
    () => tinyBert({ 'config.json': undefined }),
    /config\.json is missing/,
  ],
  ['unrelated files only', () => ({ 'a.txt': 'a', 'b/c.png': 'c' }), /No model is among these 2 files/],
  [
    'two models side by side',
    () =>
      Object.fromEntries(
        ['a', 'b'].flatMap((folder) =>
          Object.entries(tinyDistilbert()).map(([path, content]) => [`${folder}/${path}`, content]),
        ),
      ),
    /several models: "a", "b"/,
  ],
  [
    'malformed config.json',
    () => tinyBert({ 'config.json': '{"model_type": "bert",' }),
    /config\.json is not valid JSON/,
  ],
  ['malformed modules.json', () => tinyBert({ 'modules.json': '[1' }), /modules\.json is not valid JSON/],
  [
    'config.json that is a list',
    () => tinyBert({ 'config.json': [] }),
    /config\.json: its content is missing or not what belongs there \(expected: object\)/,
  ],
  [
    'config.json in UTF-16',
    () => tinyBert({ 'config.json': Uint8Array.of(0xff, 0xfe, 0x7b, 0) }),
    /config\.json is not UTF-8/,
  ],
  [
    'config.json without a model type',
    () => withConfig({ model_type: undefined }),
    /config\.json: "model_type"/,
  ],
  [
    'an unknown architecture',
    () => withConfig({ model_type: 'xlnet' }),
    /architecture is "xlnet".*bert, distilbert/,
  ],
  ['a missing size', () => withConfig({ hidden_size: undefined }), /config\.json: "hidden_size"/],
  [
    'a size in words',
    () => withConfig({ num_hidden_layers: 'two' }),
    /config\.json: "num_hidden_layers" is missing or not what belongs there \(expected: number\)/,
  ],
  [
    'a negative size',
    () => withConfig({ intermediate_size: -1 }),
    /config\.json: "intermediate_size".*\(at least 0, exclusive\)/,
  ],
  ['a dropout of 1', () => withConfig({ hidden_dropout_prob: 1 }), /config\.json: "hidden_dropout_prob"/],
  [
    'heads that do not divide the width',
    () => withConfig({ num_attention_heads: 3 }),
    /hidden size 8 cannot be divided among 3/,
  ],
  ['an unknown activation', () => withConfig({ hidden_act: 'silu' }), /activation "silu".*gelu/],
  [
    'relative positions',
    () => withConfig({ position_embedding_type: 'relative_key' }),
    /"relative_key" position embeddings/,
  ],
  ['a decoder', () => withConfig({ is_decoder: true }), /a decoder/],
  [
    'a vocabulary smaller than the tokenizer',
    () => tinyBert({ 'vocab.txt': [...vocabulary, 'more'].join('\n') }),
    new RegExp(
      `vocab\\.txt gives ids up to ${vocabulary.length}, but config\\.json has a vocabulary of ${vocabulary.length}`,
    ),
  ],
  ['no tokenizer', () => tinyBert({ 'vocab.txt': undefined }), /neither tokenizer\.json nor a vocab\.txt/],
  [
    'a vocabulary without [CLS]',
    () => tinyBert({ 'vocab.txt': vocabulary.join('\n').replace('[CLS]', 'cls') }),
    /the token "\[CLS\]".* not in the vocabulary/,
  ],
  [
    'a vocabulary without [UNK]',
    () => tinyBert({ 'vocab.txt': vocabulary.join('\n').replace('[UNK]', 'unk') }),
    /unknown token "\[UNK\]" is not in the vocabulary/,
  ],
  [
    'a tokenizer.json of an unknown type',
    () => tokenizerJson({ type: 'WordLevel', vocab: {} }),
    /tokenizer\.json has a model of the type "WordLevel".*WordPiece, BPE, Unigram/,
  ],
  [
    'a tokenizer.json without a vocabulary',
    () => tokenizerJson({ type: 'WordPiece' }),
    /tokenizer\.json: its vocabulary is missing/,
  ],
  [
    'a token with a broken id',
    () => tokenizerJson({ type: 'WordPiece', vocab: { a: -1 } }),
    /the token "a" has no valid id/,
  ],
  [
    'an unknown normalizer',
    () =>
      tinyBert({
        'vocab.txt': undefined,
        'tokenizer_config.json': { tokenizer_class: 'PreTrainedTokenizerFast' },
        'tokenizer.json': {
          normalizer: { type: 'Rot13' },
          model: { type: 'WordPiece', unk_token: 'a', vocab: { a: 0 } },
        },
      }),
    /tokenizer\.json describes a tokenizer that cannot be built \(Unknown Normalizer type: Rot13\)/,
  ],
  [
    'malformed tokenizer.json',
    () => tinyBert({ 'tokenizer.json': '{' }),
    /tokenizer\.json is not valid JSON/,
  ],
  [
    'a Japanese tokenizer',
    () => tinyBert({ 'tokenizer_config.json': { tokenizer_class: 'BertJapaneseTokenizer' } }),
    /BertJapaneseTokenizer/,
  ],
  [
    'a Dense module',
    () =>
      tinyBert({
        'modules.json': [
          ...modules.slice(0, 2),
          { path: '2_Dense', type: 'sentence_transformers.models.Dense' },
        ],
      }),
    /a Dense module, which is not supported yet/,
  ],
  [
    'modules without pooling',
    () => tinyBert({ 'modules.json': modules.slice(0, 1) }),
    /the modules Transformer; Transformer, Pooling/,
  ],
  [
    'pooling that is absent',
    () => tinyBert({ '1_Pooling/config.json': undefined }),
    /1_Pooling\/config\.json is missing/,
  ],
  [
    'pooling by weighted mean',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode_weightedmean_tokens: true } }),
    /the pooling weightedmean; mean, cls and max/,
  ],
  [
    'two poolings at once',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode: ['cls', 'mean'] } }),
    /the pooling cls \+ mean/,
  ],
  [
    'pooling of another width',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode: 'mean', embedding_dimension: 9 } }),
    /vectors of 9 numbers, but the encoder's have 8/,
  ],
];

refuses('a folder that cannot be used is refused, and the file or field named:', cases);
