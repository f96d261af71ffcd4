import { expect } from 'vitest';
import { message } from '../../../src/messages/message';
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
/** A BERT with a Dense module that is complete except for the changes. */
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

/** What JSON.parse says of `text`. */
function jsonError(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('The text is valid JSON.');
}

const cases: readonly BadModel[] = [
  ['an empty folder', () => ({}), message('model.folder.empty')],
  [
    'no config.json',
    () => tinyDistilbert({ 'config.json': undefined }),
    message('model.folder.noModel', { files: 2 }),
  ],
  [
    'no config.json beside modules.json',
    () => tinyBert({ 'config.json': undefined }),
    message('model.file.missing', { path: 'config.json' }),
  ],
  [
    'unrelated files only',
    () => ({ 'a.txt': 'a', 'b/c.png': 'c' }),
    message('model.folder.noModel', { files: 2 }),
  ],
  [
    'two models side by side',
    () =>
      Object.fromEntries(
        ['a', 'b'].flatMap((folder) =>
          Object.entries(tinyDistilbert()).map(([path, content]) => [`${folder}/${path}`, content]),
        ),
      ),
    message('model.folder.several', { folders: ['a', 'b'] }),
  ],
  [
    'malformed config.json',
    () => tinyBert({ 'config.json': '{"model_type": "bert",' }),
    message('model.file.notJson', { path: 'config.json', error: jsonError('{"model_type": "bert",') }),
  ],
  [
    'malformed modules.json',
    () => tinyBert({ 'modules.json': '[1' }),
    message('model.file.notJson', { path: 'modules.json', error: jsonError('[1') }),
  ],
  [
    'config.json that is a list',
    () => tinyBert({ 'config.json': [] }),
    message('model.json.contentType', { path: 'config.json', expected: 'object' }),
  ],
  [
    'config.json in UTF-16',
    () => tinyBert({ 'config.json': Uint8Array.of(0xff, 0xfe, 0x7b, 0) }),
    message('model.file.notUtf8', { path: 'config.json' }),
  ],
  [
    'config.json without a model type',
    () => withConfig({ model_type: undefined }),
    message('model.json.fieldType', { path: 'config.json', field: 'model_type', expected: 'string' }),
  ],
  [
    'an unknown architecture',
    () => withConfig({ model_type: 'xlnet' }),
    message('model.config.architecture', { path: 'config.json', architecture: 'xlnet' }),
    message('model.next.architectures', {
      supported: [
        'bert',
        'distilbert',
        'roberta',
        'xlm-roberta',
        'mpnet',
        'albert',
        'electra',
        'modernbert',
        'static-embedding',
      ],
    }),
  ],
  [
    'a missing size',
    () => withConfig({ hidden_size: undefined }),
    message('model.json.fieldType', { path: 'config.json', field: 'hidden_size', expected: 'number' }),
  ],
  [
    'a size in words',
    () => withConfig({ num_hidden_layers: 'two' }),
    message('model.json.fieldType', { path: 'config.json', field: 'num_hidden_layers', expected: 'number' }),
  ],
  [
    'a negative size',
    () => withConfig({ intermediate_size: -1 }),
    message('model.json.fieldTooSmall', {
      path: 'config.json',
      field: 'intermediate_size',
      value: -1,
      bound: 0,
      inclusive: false,
    }),
  ],
  [
    'a dropout of 1',
    () => withConfig({ hidden_dropout_prob: 1 }),
    message('model.json.fieldTooLarge', {
      path: 'config.json',
      field: 'hidden_dropout_prob',
      value: 1,
      bound: 1,
      inclusive: false,
    }),
  ],
  [
    'heads that do not divide the width',
    () => withConfig({ num_attention_heads: 3 }),
    message('model.config.heads', { path: 'config.json', hiddenSize: 8, heads: 3 }),
  ],
  [
    'an unknown activation',
    () => withConfig({ hidden_act: 'silu' }),
    message('model.config.activation', { path: 'config.json', activation: 'silu' }),
    message('model.next.activations', {
      supported: ['gelu', 'gelu_new', 'gelu_fast', 'gelu_pytorch_tanh', 'relu'],
    }),
  ],
  [
    'relative positions',
    () => withConfig({ position_embedding_type: 'relative_key' }),
    message('model.config.positionEmbeddings', { path: 'config.json', kind: 'relative_key' }),
  ],
  [
    'a decoder',
    () => withConfig({ is_decoder: true }),
    message('model.config.decoder', { path: 'config.json' }),
  ],
  [
    'a vocabulary smaller than the tokenizer',
    () => tinyBert({ 'vocab.txt': [...vocabulary, 'more'].join('\n') }),
    message('model.tokenizer.tooManyIds', {
      path: 'vocab.txt',
      largest: vocabulary.length,
      configPath: 'config.json',
      vocabSize: vocabulary.length,
    }),
  ],
  [
    'no tokenizer',
    () => tinyBert({ 'vocab.txt': undefined }),
    message('model.tokenizer.noVocabulary', { className: 'BertTokenizer' }),
  ],
  [
    'a vocabulary without [CLS]',
    () => tinyBert({ 'vocab.txt': vocabulary.join('\n').replace('[CLS]', 'cls') }),
    message('model.tokenizer.specialToken', { path: 'vocab.txt', token: '[CLS]' }),
  ],
  [
    'a vocabulary without [UNK]',
    () => tinyBert({ 'vocab.txt': vocabulary.join('\n').replace('[UNK]', 'unk') }),
    message('model.tokenizer.unknownToken', { path: 'vocab.txt', token: '[UNK]' }),
  ],
  [
    'a tokenizer.json of an unknown type',
    () => tokenizerJson({ type: 'WordLevel', vocab: {} }),
    message('model.tokenizer.type', { path: 'tokenizer.json', type: 'WordLevel' }),
    message('model.next.tokenizerTypes', { supported: ['WordPiece', 'BPE', 'Unigram'] }),
  ],
  [
    'a tokenizer.json without a vocabulary',
    () => tokenizerJson({ type: 'WordPiece' }),
    message('model.tokenizer.missingVocabulary', { path: 'tokenizer.json' }),
  ],
  [
    'a token with a broken id',
    () => tokenizerJson({ type: 'WordPiece', vocab: { a: -1 } }),
    message('model.tokenizer.tokenId', { path: 'tokenizer.json', token: 'a' }),
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
    message('model.tokenizer.invalid', { path: 'tokenizer.json', error: 'Unknown Normalizer type: Rot13' }),
  ],
  [
    'malformed tokenizer.json',
    () => tinyBert({ 'tokenizer.json': '{' }),
    message('model.file.notJson', { path: 'tokenizer.json', error: jsonError('{') }),
  ],
  [
    'a Japanese tokenizer',
    () => tinyBert({ 'tokenizer_config.json': { tokenizer_class: 'BertJapaneseTokenizer' } }),
    message('model.tokenizer.ownProgram', {
      path: 'tokenizer_config.json',
      className: 'BertJapaneseTokenizer',
    }),
  ],
  [
    'a CNN module',
    () =>
      tinyBert({
        'modules.json': [...modules.slice(0, 2), { path: '2_CNN', type: 'sentence_transformers.models.CNN' }],
      }),
    message('model.modules.unsupported', { module: 'CNN' }),
  ],
  [
    'Dense before the pooling',
    () => tinyBert({ 'modules.json': [modules[0], { path: '2_Dense', type: 'x.Dense' }, modules[1]] }),
    message('model.modules.order', { modules: ['Transformer', 'Dense', 'Pooling'] }),
  ],
  [
    'a Dense module without its config',
    () => withDense({}, { config: undefined }),
    message('model.file.missing', { path: '2_Dense/config.json' }),
  ],
  [
    'a Dense module without weights',
    () => withDense({}, { weights: undefined }),
    message('model.file.missing', { path: '2_Dense/model.safetensors' }),
  ],
  [
    'a Dense module that is a pickle',
    () => ({ ...withDense({}, { weights: undefined }), '2_Dense/pytorch_model.bin': 'PK' }),
    message('model.weights.pickle', { path: '2_Dense/pytorch_model.bin' }),
  ],
  [
    'a Dense module of another width',
    () => withDense({ in_features: 9 }),
    message('model.dense.width', { path: '2_Dense/config.json', width: 9, previous: 8 }),
  ],
  [
    'a Dense module with an unknown activation',
    () => withDense({ activation_function: 'torch.nn.modules.activation.Softmax' }),
    message('model.dense.activation', {
      path: '2_Dense/config.json',
      activation: 'torch.nn.modules.activation.Softmax',
    }),
    message('model.next.activations', {
      supported: [
        'torch.nn.modules.linear.Identity',
        ...['Tanh', 'ReLU', 'GELU', 'Sigmoid', 'SiLU'].map((name) => `torch.nn.modules.activation.${name}`),
      ],
    }),
  ],
  [
    'a Dense module on tokens',
    () => withDense({ module_input_name: 'token_embeddings' }),
    message('model.dense.input', {
      path: '2_Dense/config.json',
      input: 'token_embeddings',
      output: 'token_embeddings',
    }),
  ],
  [
    'a Dense module without a size',
    () => withDense({ out_features: undefined }),
    message('model.json.fieldType', {
      path: '2_Dense/config.json',
      field: 'out_features',
      expected: 'number',
    }),
  ],
  [
    'a Dense module with a bias that its weights lack',
    () => withDense({}, { weights: safetensors([['linear.weight', f32([4, 8])]]) }),
    message('model.weights.missingIn', { folder: '2_Dense', names: ['linear.bias'] }),
  ],
  [
    'a Dense module with a weight that its config does not have',
    () => withDense({ bias: false }),
    message('model.weights.unexpected', { className: 'Dense', names: ['linear.bias'] }),
  ],
  [
    'a default prompt that is missing',
    () =>
      tinyBert({
        'config_sentence_transformers.json': { prompts: { a: 'b' }, default_prompt_name: 'query' },
      }),
    message('model.prompt.missing', { path: 'config_sentence_transformers.json', name: 'query' }),
  ],
  [
    'RoBERTa with fewer positions than its padding takes',
    () => withConfig({ model_type: 'roberta', pad_token_id: 1, max_position_embeddings: 2 }),
    message('model.config.noPositions', { path: 'config.json', positions: 2, padId: 1 }),
  ],
  [
    'MPNet with other buckets',
    () => withConfig({ model_type: 'mpnet', relative_attention_num_buckets: 64 }),
    message('model.config.distanceBuckets', { path: 'config.json', buckets: 64 }),
  ],
  [
    'ALBERT with inner groups',
    () => withConfig({ model_type: 'albert', inner_group_num: 2 }),
    message('model.config.layersPerGroup', { path: 'config.json', layers: 2 }),
  ],
  [
    'ALBERT with more groups than layers',
    () => withConfig({ model_type: 'albert', num_hidden_groups: 3 }),
    message('model.config.moreGroupsThanLayers', { path: 'config.json' }),
  ],
  [
    "MPNet without MPNet's weights",
    () => withConfig({ model_type: 'mpnet', tokenizer_class: 'BertTokenizer' }),
    message('model.weights.missing', {
      names: expect.arrayContaining(['encoder.layer.0.attention.attn.q.weight']),
    }),
  ],
  [
    'a SentencePiece file alone',
    () => tinyBert({ ...sentencePiece, 'sentencepiece.bpe.model': 'x' }),
    message('model.tokenizer.sentencePiece', { path: 'sentencepiece.bpe.model' }),
    message('model.next.saveTokenizer'),
  ],
  [
    'a RoBERTa tokenizer without its merges',
    () =>
      tinyBert({
        'vocab.txt': undefined,
        'vocab.json': { a: 0 },
        'tokenizer_config.json': { tokenizer_class: 'RobertaTokenizer' },
      }),
    message('model.tokenizer.noMerges', { className: 'RobertaTokenizer' }),
  ],
  [
    'a Unigram tokenizer without pieces',
    () =>
      tinyBert({ ...sentencePiece, 'tokenizer.json': { model: { type: 'Unigram', unk_id: 0, vocab: [] } } }),
    message('model.tokenizer.emptyVocabulary', { path: 'tokenizer.json' }),
  ],
  [
    'a Unigram tokenizer whose pieces have no scores',
    () =>
      tinyBert({
        ...sentencePiece,
        'tokenizer.json': { model: { type: 'Unigram', vocab: ['<s>', '</s>'] } },
      }),
    message('model.tokenizer.invalid', { path: 'tokenizer.json', error: expect.any(String) }),
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
    message('model.tokenizer.invalid', { path: 'tokenizer.json', error: 'The charsmap is broken' }),
  ],
  [
    'modules without pooling',
    () => tinyBert({ 'modules.json': modules.slice(0, 1) }),
    message('model.modules.order', { modules: ['Transformer'] }),
  ],
  [
    'pooling that is absent',
    () => tinyBert({ '1_Pooling/config.json': undefined }),
    message('model.file.missing', { path: '1_Pooling/config.json' }),
  ],
  [
    'an unknown pooling',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode: ['cls', 'median'] } }),
    message('model.pooling.unsupported', {
      path: '1_Pooling/config.json',
      modes: ['cls', 'median'],
      supported: ['cls', 'max', 'mean', 'mean_sqrt_len_tokens', 'weightedmean', 'lasttoken'],
    }),
  ],
  [
    'pooling of another width',
    () => tinyBert({ '1_Pooling/config.json': { pooling_mode: 'mean', embedding_dimension: 9 } }),
    message('model.pooling.width', { path: '1_Pooling/config.json', width: 9, hiddenSize: 8 }),
  ],
];

refuses('an unusable folder is refused, and the file or field named:', cases);
