import { bertConfig, f32, modules, safetensors, tinyBert, tinyDistilbert, vocabulary } from '../tinyModel';
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

const denseConfig = {
  in_features: 8,
  out_features: 4,
  bias: true,
  activation_function: 'torch.nn.modules.activation.Tanh',
};
/** A BERT with a Dense module that is whole but for the changes. */
const withDense = (changes: object, files: { config?: undefined; weights?: Uint8Array | undefined } = {}) =>
  tinyBert({
    'modules.json': [...modules.slice(0, 2), { path: '2_Dense', type: 'sentence_transformers.models.Dense' }],
    '2_Dense/config.json': { ...denseConfig, ...changes },
    '2_Dense/model.safetensors': safetensors([
      ['linear.weight', f32([4, 8])],
      ['linear.bias', f32([4])],
    ]),
    ...('config' in files ? { '2_Dense/config.json': files.config } : {}),
    ...('weights' in files ? { '2_Dense/model.safetensors': files.weights } : {}),
  });
const sentencePiece = {
  'vocab.txt': undefined,
  'tokenizer_config.json': { tokenizer_class: 'XLMRobertaTokenizer' },
};

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
    'a CNN module',
    () =>
      tinyBert({
        'modules.json': [...modules.slice(0, 2), { path: '2_CNN', type: 'sentence_transformers.models.CNN' }],
      }),
    /a CNN module, which is not supported/,
  ],
  [
    'Dense before the pooling',
    () => tinyBert({ 'modules.json': [modules[0], { path: '2_Dense', type: 'x.Dense' }, modules[1]] }),
    /the modules Transformer, Dense, Pooling; Transformer, Pooling and then any of Dense and Normalize/,
  ],
  [
    'a Dense module without its config',
    () => withDense({}, { config: undefined }),
    /2_Dense\/config\.json is missing/,
  ],
  [
    'a Dense module without weights',
    () => withDense({}, { weights: undefined }),
    /2_Dense\/model\.safetensors is missing/,
  ],
  [
    'a Dense module that is a pickle',
    () => ({ ...withDense({}, { weights: undefined }), '2_Dense/pytorch_model.bin': 'PK' }),
    /only in 2_Dense\/pytorch_model\.bin, a Python pickle/,
  ],
  [
    'a Dense module of another width',
    () => withDense({ in_features: 9 }),
    /2_Dense\/config\.json takes vectors of 9 numbers, but what comes before gives 8/,
  ],
  [
    'a Dense module with an unknown activation',
    () => withDense({ activation_function: 'torch.nn.modules.activation.Softmax' }),
    /the activation "torch\.nn\.modules\.activation\.Softmax".*Tanh/,
  ],
  [
    'a Dense module on tokens',
    () => withDense({ module_input_name: 'token_embeddings' }),
    /works on "token_embeddings" → "token_embeddings"/,
  ],
  [
    'a Dense module without a size',
    () => withDense({ out_features: undefined }),
    /2_Dense\/config\.json: "out_features" is missing/,
  ],
  [
    'a Dense module with a bias that its weights lack',
    () => withDense({}, { weights: safetensors([['linear.weight', f32([4, 8])]]) }),
    /Weights are missing in 2_Dense: "linear\.bias"/,
  ],
  [
    'a Dense module with weights to spare',
    () => withDense({ bias: false }),
    /Weights are there that a Dense with this config\.json does not have: "linear\.bias"/,
  ],
  [
    'a default prompt that is not there',
    () =>
      tinyBert({
        'config_sentence_transformers.json': { prompts: { a: 'b' }, default_prompt_name: 'query' },
      }),
    /names the default prompt "query", but has no prompt of this name/,
  ],
  [
    'RoBERTa with fewer positions than its padding takes',
    () => withConfig({ model_type: 'roberta', pad_token_id: 1, max_position_embeddings: 2 }),
    /of 2 positions none is left after the padding token's id 1/,
  ],
  [
    'MPNet with other buckets',
    () => withConfig({ model_type: 'mpnet', relative_attention_num_buckets: 64 }),
    /64 buckets of distances/,
  ],
  [
    'ALBERT with inner groups',
    () => withConfig({ model_type: 'albert', inner_group_num: 2 }),
    /2 layers a group \("inner_group_num"\)/,
  ],
  [
    'ALBERT with more groups than layers',
    () => withConfig({ model_type: 'albert', num_hidden_groups: 3 }),
    /more groups of layers \("num_hidden_groups"\) than layers/,
  ],
  [
    "MPNet without MPNet's weights",
    () => withConfig({ model_type: 'mpnet', tokenizer_class: 'BertTokenizer' }),
    /Weights are missing: "encoder\.layer\.0\.attention\.attn\.q\.weight"/,
  ],
  [
    'a SentencePiece file alone',
    () => tinyBert({ ...sentencePiece, 'sentencepiece.bpe.model': 'x' }),
    /only in sentencepiece\.bpe\.model, which cannot be read.*writes the tokenizer\.json/,
  ],
  [
    'a RoBERTa tokenizer without its merges',
    () =>
      tinyBert({
        'vocab.txt': undefined,
        'vocab.json': { a: 0 },
        'tokenizer_config.json': { tokenizer_class: 'RobertaTokenizer' },
      }),
    /neither tokenizer\.json nor a vocab\.json with a merges\.txt for RobertaTokenizer/,
  ],
  [
    'a Unigram tokenizer without pieces',
    () =>
      tinyBert({ ...sentencePiece, 'tokenizer.json': { model: { type: 'Unigram', unk_id: 0, vocab: [] } } }),
    /tokenizer\.json: its vocabulary is empty/,
  ],
  [
    'a Unigram tokenizer whose pieces have no scores',
    () =>
      tinyBert({
        ...sentencePiece,
        'tokenizer.json': { model: { type: 'Unigram', vocab: ['<s>', '</s>'] } },
      }),
    /tokenizer\.json describes a tokenizer that cannot be built/,
  ],
  [
    'a broken charsmap',
    () =>
      tinyBert({
        ...sentencePiece,
        'tokenizer.json': {
          normalizer: { type: 'Precompiled', precompiled_charsmap: 'AAAA' },
          model: { type: 'Unigram', unk_id: 0, vocab: [['<unk>', 0]] },
        },
      }),
    /cannot be built \(The charsmap is broken\)/,
  ],
  [
    'modules without pooling',
    () => tinyBert({ 'modules.json': modules.slice(0, 1) }),
    /the modules Transformer; Transformer, Pooling and then/,
  ],
  [
    'pooling that is absent',
    () => tinyBert({ '1_Pooling/config.json': undefined }),
    /1_Pooling\/config\.json is missing/,
  ],
  [
    'an unknown pooling',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode: ['cls', 'median'] } }),
    /the pooling cls \+ median; these are supported: cls, max, mean,/,
  ],
  [
    'pooling of another width',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode: 'mean', embedding_dimension: 9 } }),
    /vectors of 9 numbers, but the encoder's have 8/,
  ],
];

refuses('a folder that cannot be used is refused, and the file or field named:', cases);
