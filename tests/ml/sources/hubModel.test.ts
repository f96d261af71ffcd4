import { expect, test } from 'vitest';
import { neededFiles } from '../../../src/ml/sources/hubModel';

test('of a repository only the files of the model and of its Dense modules are fetched', () => {
  const small = ['1_Pooling/config.json', '2_Dense/config.json', 'config.json', 'merges.txt', 'vocab.json'];
  const weights = ['model.safetensors', '2_Dense/model.safetensors'];
  const others = ['README.md', '2_Dense/pytorch_model.bin', 'onnx/model.onnx', 'openvino/model.safetensors'];
  expect(neededFiles([...others, ...small, ...weights])).toEqual({ small, weights });
});
