import { expect, it } from 'vitest';
import { fingerprinted } from '../../../src/ml/checkpoint/fingerprint';
import { readModel } from '../../../src/ml/sources/readModel';
import { memoryFiles, tinyBert } from '../tinyModel';

async function read() {
  const model = fingerprinted(await readModel(memoryFiles(tinyBert())));
  for await (const _ of model.weights);
  return model;
}

it('a model has one fingerprint, however often it is asked for', async () => {
  const model = await read();
  const first = await model.fingerprint();
  expect(await model.fingerprint()).toBe(first);
  expect(await (await read()).fingerprint()).toBe(first);
});
