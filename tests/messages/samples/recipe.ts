import { message } from '../../../src/messages/message';
import type { Samples } from './types';

const epochs = { field: message('field.epochs.label'), min: 1, max: 100, integer: true };
const seed = { field: message('field.seed.label'), min: 0, max: 4_294_967_295, integer: true };
const rate = { field: message('field.learningRate.label'), min: 1e-7, max: 0.01, integer: false };
const sampler = { field: message('field.batching.label'), option: message('field.batching.random') };

export const recipeSamples: Samples<'recipe'> = {
  'recipe.check.notNumber': [epochs, rate],
  'recipe.check.outOfRange': [
    { ...epochs, value: 1.5 },
    { ...seed, value: 2 ** 32 },
    { ...rate, value: 0 },
  ],
  'recipe.check.notFlag': [{ field: message('field.keepBest.label') }],
  'recipe.check.notOption': [
    { field: message('field.scheduler.label'), options: ['linear', 'cosine', 'constant_with_warmup'] },
  ],
  'recipe.check.notList': [{ field: message('field.matryoshkaDims.label') }],
  'recipe.check.notText': [{ field: message('field.promptSentence1.label'), maxLength: 2000 }],
  'recipe.check.twice': [{ field: message('field.matryoshkaDims.label'), value: 64 }],
  'recipe.check.guideFromFile': [{ loss: 'GISTEmbedLoss' }],
  'recipe.check.weightCount': [
    { weights: 1, dims: 2 },
    { weights: 3, dims: 1 },
  ],
  'recipe.otherVersion': [{ version: 2, known: 1 }],
  'recipe.unusable': [
    { faults: [message('recipe.check.outOfRange', { ...epochs, value: 0 })] },
    {
      faults: [
        message('recipe.check.outOfRange', { ...epochs, value: 0 }),
        message('recipe.check.outOfRange', { ...seed, value: -1 }),
      ],
    },
  ],
  'recipe.unknownFields': [{ names: ['epoch'] }, { names: ['epoch', 'lr'] }],
  'recipe.malformed': [{ path: 'baseModel.id' }],
  'recipe.differs': [
    { field: message('field.epochs.label'), checkpoint: '1', now: '3' },
    { field: message('field.loss.tripletMargin.label'), checkpoint: message('recipe.absent'), now: '5' },
  ],
  'recipe.suggested': [
    { epochs: 1, rows: 1, steps: 1, rate: message('recipe.rate.usual', { rate: 2e-5 }) },
    {
      epochs: 3,
      rows: 630,
      steps: 40,
      rate: message('recipe.rate.because', {
        rate: 2e-3,
        reasons: [
          message('recipe.rate.shallow', { layers: 3, usual: 2e-5 }),
          message('recipe.rate.lora', { factor: 10 }),
        ],
      }),
    },
  ],
  'recipe.pooling.dense': [{ pooling: 'cls', width: 384, expected: 768 }],
  'recipe.pooling.named': [{ pooling: 'mean' }, { pooling: 'mean + max' }],
  'recipe.pooling.assumed': [{ pooling: 'mean' }],
  'recipe.pooling.family': [{ pooling: 'mean', family: 'BGE', usual: 'cls' }],
  'recipe.rate.usual': [{ rate: 2e-5 }],
  'recipe.rate.because': [{ rate: 2e-4, reasons: [message('recipe.rate.lora', { factor: 10 })] }],
  'recipe.suggested.alone': [
    { steps: 1, rate: message('recipe.rate.usual', { rate: 2e-5 }) },
    { steps: 67, rate: message('recipe.rate.usual', { rate: 2e-5 }) },
  ],
  'recipe.rate.shallow': [
    { layers: 0, usual: 2e-5 },
    { layers: 1, usual: 2e-5 },
    { layers: 3, usual: 2e-5 },
  ],
  'recipe.rate.lora': [{ factor: 10 }],
  'recipe.plan.largeBatch': [
    { batchSize: 16, rows: 1 },
    { batchSize: 64, rows: 10 },
  ],
  'recipe.plan.warmup': [
    { warmup: 1, asked: 100, share: 0.1 },
    { warmup: 36, asked: 100_000, share: 0.1 },
  ],
  'recipe.batching.noDuplicates': [{ loss: 'MultipleNegativesRankingLoss', ...sampler }],
  'recipe.batching.groupByLabel': [{ loss: 'BatchAllTripletLoss', ...sampler }],
  'recipe.batching.noLabels': [{ loss: 'CoSENTLoss', option: message('field.batching.byLabel') }],
  'recipe.setTo': [sampler],
  'recipe.file.notJson': [{ path: 'recipe.json', error: 'Unexpected end of JSON input' }],
  'recipe.file.unreadable': [{ path: 'recipe.json' }],
  'recipe.base.folder': [{ name: 'my-model' }],
  'recipe.teacher.hub': [{ id: 'sentence-transformers/all-mpnet-base-v2', revision: 'main' }],
  'recipe.base.hub': [{ id: 'sentence-transformers/all-MiniLM-L6-v2', revision: 'main' }],
};
