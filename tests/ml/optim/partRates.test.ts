import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { withLoss, defaultRecipe } from '../../../src/core/recipe/recipe';
import { AdamW } from '../../../src/ml/optim/adamw';
import { partRateNotes, partRates } from '../../../src/ml/optim/partRates';
import { config } from '../suites/smallEncoder';

const recipe = { ...defaultRecipe, learningRate: 1e-4 };
const encoder = { ...config.encoder, layers: 3 };

beforeAll(() => tf.setBackend('cpu'));

describe('learning rates of parts of a model', () => {
  it('are the same for all parts where the recipe says nothing else', () => {
    const rateOf = partRates(recipe, encoder);
    for (const name of ['embeddings.word', 'layers.0.ffn.in.weight', 'modules.0.linear.weight']) {
      expect(rateOf(name)).toBe(1);
    }
  });

  it('decay from the last layer to the embeddings, adapters included', () => {
    const rateOf = partRates({ ...recipe, layerDecay: 0.5, headRate: 1e-3 }, encoder);
    expect(
      [
        'embeddings.norm.bias',
        'layers.0.ffn.in.bias',
        'lora.layers.1.ffn.in.A',
        'layers.2.ffn.norm.weight',
      ].map(rateOf),
    ).toEqual([0.125, 0.25, 0.5, 1]);
    expect(['classifier.weight', 'modules.1.residual.weight'].map(rateOf)).toEqual([10, 10]);
    expect(['attention.distance.bias', 'final.norm.weight', 'projection.weight'].map(rateOf)).toEqual([
      1, 1, 1,
    ]);
  });

  it('count layers that share their weights once', () => {
    const shared = partRates({ ...recipe, layerDecay: 0.5 }, { ...encoder, layers: 12, layerSets: 2 });
    expect(['embeddings.word', 'layers.0.ffn.in.bias', 'layers.1.ffn.in.bias'].map(shared)).toEqual([
      0.25, 0.5, 1,
    ]);
  });

  it('give each parameter the update of an optimiser with its rate, decay included', async () => {
    const gradient = tf.tensor2d([[0.3, -2]]);
    const names = ['layers.0.ffn.in.weight', 'layers.1.ffn.in.weight'];
    const stepped = async (rate: number, rateOf?: (name: string) => number) => {
      const weights = new Map(names.map((name) => [name, tf.variable(tf.tensor2d([[1, -1]]))]));
      const optimizer = new AdamW(weights, { weightDecay: 0.1, ...(rateOf && { rateOf }) });
      optimizer.step(new Map(names.map((name) => [name, gradient])), rate);
      return Promise.all([...weights.values()].map(async (one) => [...(await one.data())]));
    };
    const [fast, slow] = [await stepped(0.01), await stepped(0.0025)];
    const parts = await stepped(0.01, (name) => (name === names[0] ? 0.25 : 1));
    expect(parts).toEqual([slow[0], fast[1]]);
    expect(slow[0]).not.toEqual(fast[0]);
  });

  it('are said to have no effect on parts that are not there, or not trained', () => {
    expect(partRateNotes(recipe, config)).toEqual([]);
    const asked = { ...recipe, headRate: 1e-3, embeddingsRate: 1e-3 };
    expect(partRateNotes(asked, config)).toEqual([message('training.rates.noHead')]);
    expect(partRateNotes(withLoss({ ...asked, freezeEmbeddings: true }, 'SoftmaxLoss'), config)).toEqual([
      message('training.rates.noEmbeddings'),
    ]);
    expect(partRateNotes({ ...asked, loraRank: 4 }, config)).toHaveLength(2);
  });
});
