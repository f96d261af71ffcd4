import { expect, test } from 'vitest';
import { neededFiles } from '../../../src/ml/sources/hubModel';

test('of a repository only the files of the model and of its Dense modules are fetched', () => {
  const small = ['1_Pooling/config.json', '2_Dense/config.json', 'config.json', 'merges.txt', 'vocab.json'];
  const weights = ['model.safetensors', '2_Dense/model.safetensors'];
  const others = ['README.md', '2_Dense/pytorch_model.bin', 'onnx/model.onnx', 'openvino/model.safetensors'];
  expect(neededFiles([...others, ...small, ...weights])).toEqual({ small, weights });
});

test('the files of an older folder and the sign of an adapter are fetched too', () => {
  const small = ['0_BERT/config.json', '0_BERT/vocab.txt', '1_Pooling/config.json', 'adapter_config.json'];
  const weights = ['0_BERT/model.safetensors'];
  expect(neededFiles([...small, ...weights, 'old/0_BERT/vocab.txt'])).toEqual({ small, weights });
});

test('an ONNX file is fetched with its weights in the place of the others, and one that is missing is named', () => {
  const small = ['config.json', 'tokenizer.json'];
  const paths = [
    ...small,
    'model.safetensors',
    'onnx/model.onnx',
    'onnx/model.onnx_data',
    'onnx/model_q4.onnx',
  ];
  expect(neededFiles(paths, 'fp32')).toEqual({ small, weights: ['onnx/model.onnx', 'onnx/model.onnx_data'] });
  expect(() => neededFiles(paths, 'q8')).toThrow(/onnx\/model_quantized\.onnx/);
});
