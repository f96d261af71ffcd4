import { describe, expect, it } from 'vitest';
import { modelFolders, stsbDev, tinyBert, tinyDistilBert } from './golden';
import { weightArrays } from './goldenFiles';

describe.each([
  ['tiny BERT', tinyBert],
  ['tiny DistilBERT', tinyDistilBert],
])('golden numbers of the %s', (_, load) => {
  const golden = load();

  it('have exactly the parameters of the encoder, in weights, gradients and updates', () => {
    const sets = [
      golden.weights,
      ...golden.steps.flatMap((step) => [step.gradients, ...step.updates.map((update) => update.weights)]),
      ...golden.trajectories.map((trajectory) => trajectory.weights),
    ];
    for (const set of sets) {
      expect([...weightArrays(golden.encoder, set)].map((weight) => weight.name)).toEqual([...set.keys()]);
    }
  });

  it('hold a vector for each sentence, of length 1 where normalised', () => {
    const { hiddenSize } = golden.encoder;
    for (const { values, normalize } of golden.embeddings) {
      expect(values.length).toBe(golden.sentences.length * hiddenSize);
      if (normalize) expect(Math.hypot(...values.subarray(0, hiddenSize))).toBeCloseTo(1, 6);
    }
  });

  it('state as gradNorm the length of all gradients together', () => {
    for (const { gradients, gradNorm } of golden.steps) {
      const squares = [...gradients.values()].reduce((sum, g) => sum + g.reduce((s, x) => s + x * x, 0), 0);
      expect(Math.sqrt(squares)).toBeCloseTo(gradNorm, 4);
    }
  });
});

it('hold tokens and a vector for each text of each model folder', () => {
  const { texts, folders } = modelFolders();
  for (const { ids, values } of folders) {
    expect(ids).toHaveLength(texts.length);
    expect(values.length % texts.length).toBe(0);
  }
});

it('hold a cosine for each row of the STS benchmark', () => {
  const { rows, cosines } = stsbDev();
  expect(cosines).toHaveLength(rows);
});
