/** Model folders as people have them: each is read, with notes, or refused by name. Nothing differs in silence. */

import { describe, expect, test } from 'vitest';
import { ModelError } from '../../src/core/errors';
import { message, type Message } from '../../src/messages/message';
import { readModel } from '../../src/ml/sources/readModel';
import { type Contents, memoryFiles, modules, tinyBert } from '../ml/tinyModel';
import { fieldFolder, madeWeights } from './fieldModel';

const pooler = message('model.weights.notUsed', { names: ['pooler.dense.weight'] });
/** A folder of the fixtures with BERT's weights in `inside`. */
const withWeights = (name: string, inside = '', head: readonly string[] = []): Contents => {
  const contents = fieldFolder(name);
  const path = inside === '' ? 'model.safetensors' : `${inside}/model.safetensors`;
  return { ...contents, [path]: madeWeights(contents, inside, head) };
};

describe('is read:', () => {
  const assumed = message('model.modules.assumedUnlike', { family: 'BGE', pooling: 'cls' });
  const code = { path: 'config.json', names: ['modeling_acme.AcmeBertModel'], architecture: 'bert' };
  const ownModules = [
    { path: '', type: 'custom_st.Transformer' },
    { path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
  ];
  const cases: readonly (readonly [name: string, contents: Contents, notes: readonly Message[]])[] = [
    ['m01c-v02-BERT', withWeights('m01c-v02-BERT', '0_BERT'), [pooler]],
    ['m09-added-tokens', withWeights('m09-added-tokens'), [pooler]],
    ['m10b-automap', withWeights('m10b-automap'), [message('model.config.customCode', code), pooler]],
    [
      'm13-prompts',
      withWeights('m13-prompts'),
      [message('model.prompt.noDefault', { names: ['query', 'passage'] }), pooler],
    ],
    ['m32-bge-no-modules', withWeights('m32-bge-no-modules'), [assumed, pooler]],
    [
      'a module of its own code',
      tinyBert({ 'modules.json': ownModules }),
      [message('model.modules.customCode', { name: 'custom_st.Transformer', module: 'Transformer' })],
    ],
    [
      'an adapter beside a whole model',
      tinyBert({ 'adapter_config.json': {} }),
      [message('model.folder.adapterNotApplied', { path: 'adapter_config.json' })],
    ],
    [
      'vectors that Python would cut',
      tinyBert({ 'config_sentence_transformers.json': { truncate_dim: 4 } }),
      [message('model.config.truncated', { dimensions: 4 })],
    ],
    [
      'a Dropout module',
      tinyBert({
        'modules.json': [
          ...modules.slice(0, 2),
          { path: '2_Dropout', type: 'sentence_transformers.models.Dropout' },
          { path: '3_Normalize', type: 'sentence_transformers.models.Normalize' },
        ],
        '2_Dropout/config.json': { dropout: 0.2 },
      }),
      [message('model.modules.dropout')],
    ],
    [
      'prompts that are empty',
      tinyBert({ 'config_sentence_transformers.json': { prompts: { query: '', document: '' } } }),
      [],
    ],
  ];
  test.each(cases)('%s', async (name, contents, notes) => {
    const model = await readModel(memoryFiles(contents, name));
    expect(model.notes).toEqual(notes);
    expect(model.config.pooling).toEqual(['mean']);
  });
});

test('a download has the vectors that were evaluated, which Python does not cut', async () => {
  const own = { truncate_dim: 4, similarity_fn_name: 'cosine' };
  const model = await readModel(memoryFiles(tinyBert({ 'config_sentence_transformers.json': own })));
  const files = await model.companions({ maxSeqLength: 16, pooling: ['mean'], prompts: model.prompts });
  const written = files.find(({ path }) => path === 'config_sentence_transformers.json');
  expect(JSON.parse(new TextDecoder().decode(written?.bytes))).toEqual({ similarity_fn_name: 'cosine' });
});

describe('is refused by name:', () => {
  const adapter = { path: 'adapter_config.json', base: 'acme/tiny-bert' };
  const lfs = message('model.file.lfsPointer', { path: 'model.safetensors' });
  const crossEncoder = (path: string) => message('model.folder.crossEncoder', { path });
  const otherFormat = (path: string, format: string) =>
    message('model.weights.otherFormat', { path, format });
  const commit = '5f1b8cd78bc4fb444dd171e59b18f3a3af89a079';
  const head = ['classifier.weight'];
  const bare = tinyBert({ 'model.safetensors': undefined });
  const score = { architectures: ['BertForSequenceClassification'], id2label: { 0: 'LABEL_0' } };
  const bertOf = (changes: object) => {
    const config: unknown = tinyBert()['config.json'];
    return { ...tinyBert({ 'modules.json': undefined }), 'config.json': Object.assign({}, config, changes) };
  };

  const cases: readonly (readonly [
    name: string,
    contents: Contents,
    what: Message,
    next: Message['code'],
  ])[] = [
    ['m02-lfs-pointer', fieldFolder('m02-lfs-pointer'), lfs, 'model.next.lfsPull'],
    [
      'a vocabulary that is a pointer',
      tinyBert({ 'vocab.txt': fieldFolder('m02-lfs-pointer')['model.safetensors'] }),
      message('model.file.lfsPointer', { path: 'vocab.txt' }),
      'model.next.lfsPull',
    ],
    [
      'm05-peft-st',
      { ...fieldFolder('m05-peft-st'), 'adapter_model.safetensors': '' },
      message('model.folder.adapterOf', adapter),
      'model.next.mergeAdapter',
    ],
    [
      'm05b-peft-plain',
      { ...fieldFolder('m05b-peft-plain'), 'adapter_model.safetensors': '' },
      message('model.folder.adapterOf', adapter),
      'model.next.mergeAdapter',
    ],
    [
      'm06-onnx-only',
      { ...fieldFolder('m06-onnx-only'), 'onnx/model.onnx': '' },
      otherFormat('onnx/model.onnx', 'ONNX'),
      'model.next.safetensorsOrCompare',
    ],
    ['GGUF alone', { 'tiny.gguf': '' }, otherFormat('tiny.gguf', 'GGUF'), 'model.next.safetensors'],
    [
      'OpenVINO alone',
      { ...bare, 'openvino_model.bin': '' },
      otherFormat('openvino_model.bin', 'OpenVINO'),
      'model.next.safetensors',
    ],
    [
      'TensorFlow alone',
      { ...bare, 'tf_model.h5': '' },
      otherFormat('tf_model.h5', 'TensorFlow'),
      'model.next.safetensors',
    ],
    [
      'm12-cross-encoder',
      withWeights('m12-cross-encoder', '', head),
      crossEncoder('config.json'),
      'model.next.bothSentences',
    ],
    [
      'm12b-cross-encoder-62',
      withWeights('m12b-cross-encoder-62', '', head),
      crossEncoder('config_sentence_transformers.json'),
      'model.next.bothSentences',
    ],
    ['an older cross-encoder', bertOf(score), crossEncoder('config.json'), 'model.next.bothSentences'],
    [
      'a cross-encoder of three classes',
      bertOf({ sbert_ce_default_activation_function: 'torch.nn.modules.linear.Identity' }),
      crossEncoder('config.json'),
      'model.next.bothSentences',
    ],
    [
      'code of its own for an unknown architecture',
      bertOf({ model_type: 'acme', auto_map: { AutoModel: 'modeling_acme.AcmeModel' } }),
      message('model.config.architecture', { path: 'config.json', architecture: 'acme' }),
      'model.next.architectures',
    ],
    [
      'm16-zip',
      { 'all-tiny-v1.zip': '' },
      message('model.folder.archive', { path: 'all-tiny-v1.zip' }),
      'model.next.unpack',
    ],
    [
      "the Hub's cache as a browser shows it",
      { 'blobs/5f1b8cd7': '{}', 'refs/main': commit },
      message('model.folder.hubCache'),
      'model.next.copySnapshot',
    ],
  ];
  test.each(cases)('%s', async (name, contents, what, next) => {
    const { problem } = await refusal(contents, name);
    expect(problem.what).toEqual(what);
    expect(problem.next).toMatchObject({ code: next });
  });

  test.each([
    [
      'the folder of one model',
      { 'blobs/5f1b8cd7': '{}', 'refs/main': commit },
      'models--a--b',
      `snapshots/${commit}`,
    ],
    [
      'the folder of all models',
      { 'models--a--b/blobs/5f1b8cd7': '{}', 'models--a--b/refs/main': `${commit}\n` },
      'hub',
      `models--a--b/snapshots/${commit}`,
    ],
    ['a snapshot, whose links are missing', {}, commit, commit],
    ['snapshots, whose links are missing', {}, 'snapshots', 'snapshots/…'],
  ])("the Hub's cache names the folder to copy, chosen as %s", async (_, contents, name, folder) => {
    const { problem } = await refusal(contents, name);
    expect(problem.what).toEqual(message('model.folder.hubCache'));
    expect(problem.next).toEqual(message('model.next.copySnapshot', { folder }));
  });

  async function refusal(contents: Contents, name: string): Promise<ModelError> {
    const error: unknown = await readModel(memoryFiles(contents, name)).catch((cause: unknown) => cause);
    if (error instanceof ModelError) return error;
    throw new Error('The folder was not refused.', { cause: error });
  }
});
