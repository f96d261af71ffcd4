const path = 'config.json';

export const modelFolderSamples = {
  'model.folder.noModel': [{ files: 1 }, { files: 3000 }],
  'model.folder.several': [{ folders: ['a', 'b'] }],
  'model.folder.archive': [{ path: 'all-tiny-v1.zip' }],
  'model.folder.adapter': [{ path: 'adapter_config.json' }],
  'model.folder.adapterOf': [{ path: 'adapter_config.json', base: 'acme/tiny-bert' }],
  'model.folder.adapterNotApplied': [{ path: 'adapter_config.json' }],
  'model.folder.crossEncoder': [{ path }],
  'model.file.lfsPointer': [{ path: 'model.safetensors' }],
  'model.file.missing': [{ path }],
  'model.file.notUtf8': [{ path }],
  'model.file.notJson': [{ path, error: 'Unexpected end of JSON input' }],
  'model.json.content': [{ path }],
  'model.json.contentType': [{ path, expected: 'object' }],
  'model.json.field': [{ path, field: 'model_type' }],
  'model.json.fieldType': [{ path, field: 'num_hidden_layers', expected: 'number' }],
  'model.json.fieldTooSmall': [
    { path, field: 'vocab_size', value: -1, bound: 0, inclusive: false },
    { path, field: 'hidden_dropout_prob', value: -0.1, bound: 0, inclusive: true },
  ],
  'model.json.fieldTooLarge': [
    { path, field: 'hidden_dropout_prob', value: 1, bound: 1, inclusive: false },
    { path, field: 'num_hidden_layers', value: 1_000_000, bound: 256, inclusive: true },
  ],
  'model.modules.assumedUnlike': [{ family: 'BGE', pooling: 'cls' }],
  'model.modules.customCode': [{ name: 'custom_st.Transformer', module: 'Transformer' }],
  'model.modules.unsupported': [{ module: 'CNN' }, { module: 'Asym' }],
  'model.modules.order': [
    { modules: [] },
    { modules: ['Transformer'] },
    { modules: ['Transformer', 'Dense', 'Pooling'] },
  ],
  'model.pooling.unsupported': [
    { path: '1_Pooling/config.json', modes: ['cls', 'median'], supported: ['cls', 'max', 'mean'] },
  ],
  'model.pooling.width': [
    { path: '1_Pooling/config.json', width: 1, hiddenSize: 384 },
    { path: '1_Pooling/config.json', width: 768, hiddenSize: 384 },
  ],
  'model.dense.input': [
    { path: '2_Dense/config.json', input: 'token_embeddings', output: 'token_embeddings' },
  ],
  'model.dense.activation': [
    { path: '2_Dense/config.json', activation: 'torch.nn.modules.activation.Softmax' },
  ],
  'model.dense.width': [
    { path: '2_Dense/config.json', width: 1, previous: 384 },
    { path: '2_Dense/config.json', width: 768, previous: 384 },
  ],
  'model.prompt.missing': [{ path: 'config_sentence_transformers.json', name: 'query' }],
  'model.prompt.used': [{ prompt: 'query: ' }],
  'model.prompt.noDefault': [{ names: ['query'] }, { names: ['query', 'passage'] }],
  'model.similarity.notCosine': [{ similarity: 'dot' }],
  'model.config.architecture': [{ path, architecture: 'xlnet' }],
  'model.config.customCode': [
    { path, names: ['modeling_acme.AcmeModel'], architecture: 'bert' },
    { path, names: ['a.AcmeConfig', 'b.AcmeModel'], architecture: 'bert' },
  ],
  'model.config.activation': [{ path, activation: 'silu' }],
  'model.config.positionEmbeddings': [{ path, kind: 'relative_key' }],
  'model.config.decoder': [{ path }],
  'model.config.distanceBuckets': [
    { path, buckets: 1 },
    { path, buckets: 64 },
  ],
  'model.config.layersPerGroup': [{ path, layers: 2 }],
  'model.config.moreGroupsThanLayers': [{ path }],
  'model.config.heads': [{ path, hiddenSize: 384, heads: 5 }],
  'model.config.noPositions': [
    { path, positions: 1, padId: 1 },
    { path, positions: 2, padId: 1 },
  ],
  'model.config.length': [{ asked: 512, positions: 256 }],
  'model.next.copySnapshot': [{ folder: 'snapshots/5f1b8cd78bc4fb444dd171e59b18f3a3af89a079' }],
  'model.next.activations': [{ supported: ['gelu', 'relu'] }],
  'model.next.architectures': [{ supported: ['bert', 'distilbert'] }],
};
