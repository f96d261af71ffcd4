const path = 'model.safetensors';
const name = 'embeddings.LayerNorm.bias';
const names = Array.from({ length: 7 }, (_, i) => `adapter.${i}`);

export const modelWeightSamples = {
  'model.safetensors.tooShort': [
    { path, bytes: 0 },
    { path, bytes: 1 },
  ],
  'model.safetensors.headerTooLarge': [{ path, bytes: 100_000_001, most: 100_000_000 }],
  'model.safetensors.headerCut': [{ path, end: 5008, size: 4096 }],
  'model.safetensors.headerNotJson': [{ path }],
  'model.safetensors.headerNotObject': [{ path }],
  'model.safetensors.repeatedName': [{ path, name }],
  'model.safetensors.invalidEntry': [{ path, name }],
  'model.safetensors.unknownDtype': [{ path, name, dtype: 'F31' }],
  'model.safetensors.wrongLength': [
    { path, name, bytes: 1, shape: [8], dtype: 'F32', expected: 32 },
    { path, name, bytes: 256, shape: [8, 7], dtype: 'F32', expected: 224 },
  ],
  'model.safetensors.overlap': [{ path, name }],
  'model.safetensors.gap': [
    { path, name, bytes: 1 },
    { path, name, bytes: 256 },
  ],
  'model.safetensors.truncated': [{ path, size: 90000000, expected: 90868376 }],
  'model.safetensors.trailing': [
    { path, bytes: 1 },
    { path, bytes: 256 },
  ],
  'model.safetensors.unreadable': [{ path, name }],
  'model.safetensors.notFinite': [{ path, name, value: '-Infinity', index: 1234 }],
  'model.safetensors.dtypeUnsupported': [{ path, name, dtype: 'I32', scale: `${name}.scale` }],
  'model.safetensors.scaleLength': [
    { path, name, scale: `${name}.scale`, numbers: 1, rows: 8 },
    { path, name, scale: `${name}.scale`, numbers: 2, rows: 1 },
  ],
  'model.weights.repeated': [{ path, first: name, second: `bert.${name}` }],
  'model.weights.shape': [{ path, name, shape: [8, 9], configPath: 'config.json', expected: [8, 8] }],
  'model.weights.missing': [{ names: [name] }, { names }],
  'model.weights.missingIn': [{ folder: '2_Dense', names: ['linear.bias'] }],
  'model.weights.unexpected': [
    { className: 'BertModel', names: [name] },
    { className: 'AlbertModel', names },
  ],
  'model.weights.pickle': [{ path: 'pytorch_model.bin' }],
  'model.weights.otherFormat': [{ path: 'onnx/model.onnx', format: 'ONNX' }],
  'model.weights.prefix': [{ prefix: '0.auto_model.' }],
  'model.weights.notUsed': [{ names: ['pooler.dense.weight', 'pooler.dense.bias'] }],
  'model.encoder.unexpected': [{ name }],
  'model.encoder.shape': [{ name, shape: [9], expected: [8] }],
  'model.encoder.missing': [{ names: [name] }],
  'model.next.convertPickle': [{ file: 'model.safetensors' }],
  'model.onnx.failed': [{ error: 'Can’t create a session.' }],
  'model.onnx.noFile': [{ path: 'onnx/model_fp16.onnx' }],
  'model.onnx.measured': [
    { precision: 'q8', poolings: null, normalize: false },
    { precision: 'fp32', poolings: ['mean'], normalize: true, prompts: [] },
    { precision: 'fp32', poolings: ['cls'], normalize: true, prompts: ['query: '] },
    { precision: 'fp16', poolings: ['mean'], normalize: false, prompts: ['query: ', ''] },
  ],
  'model.onnx.tooLarge': [{ size: 2_250_000_000, most: 2 ** 31 - 1 }],
};
