import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { passes } from '../../../src/core/device/report';
import { referenceKernels } from '../../../src/ml/kernels/reference/kernels';
import * as selected from '../../../src/ml/kernels/select';
import { golden } from '../../../src/ml/selfTest/golden';
import { selfTest } from '../../../src/ml/selfTest/selfTest';
import { architecturesGolden } from '../../parity/architectures';

beforeAll(() => tf.setBackend('cpu'));

/** All checks, and how far it was said to be. */
async function checks() {
  const said: number[] = [];
  const work = selfTest();
  for (;;) {
    const { done, value } = await work.next();
    if (done) return { found: value, said };
    said.push(value.done / value.total);
  }
}

describe('the check of a device', () => {
  it('has the golden step that PyTorch made', async () => {
    const bytes = await readFile(new URL('../../golden/architectures.json.gz', import.meta.url));
    const { models } = await architecturesGolden(new Blob([new Uint8Array(bytes)]));
    const model = models.find(({ architecture }) => architecture === golden.architecture);
    const [step] = model?.steps ?? [];
    expect(model?.config).toMatchObject(golden.config);
    expect(step?.columns.map((column) => column.map((index) => model?.sentences[index]))).toEqual(
      golden.columns,
    );
    const { loss: lossValue, gradNorm, learningRate, weightDecay } = golden;
    expect(step).toMatchObject({
      lossValue,
      gradNorm,
      learningRate,
      weightDecay,
      modules: [{ kind: 'normalize' }],
    });
    const { name, values } = golden.updated;
    expect([...(step?.weights[name] ?? [])]).toEqual([...values]);
  });

  it('passes where every kernel is the reference, says how far it is, and leaves nothing', async () => {
    await checks(); // what tfjs keeps for ever
    const before = tf.memory().numTensors;
    const { found, said } = await checks();
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter((check) => !passes(check))).toEqual([]);
    expect(said).toEqual(said.toSorted((a, b) => a - b));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('names what computes wrongly, and what throws', async () => {
    const spy = vi.spyOn(selected, 'kernels').mockReturnValue({
      ...referenceKernels,
      columnSums: (x) => tf.mul(referenceKernels.columnSums(x), 1.001),
      dropout() {
        throw new Error('no such op');
      },
    });
    const { found } = await checks();
    spy.mockRestore();
    const failed = found.filter((check) => !passes(check));
    expect(failed.some(({ name }) => name.startsWith('columnSums: '))).toBe(true);
    expect(
      failed.filter(({ error }) => error === 'no such op').every(({ name }) => name.startsWith('dropout: ')),
    ).toBe(true);
    expect(failed.some(({ name }) => name.startsWith('attention: '))).toBe(false);
  });
});
