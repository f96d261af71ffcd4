import { message } from '../../../src/messages/message';
import type { Samples } from './types';

export const trainingSamples: Samples<'training'> = {
  'training.batches.encodedInParts': [{ bytes: 9.3e9 }],
  'training.classes.leftOut': [
    { left: 1200, rows: 5000 },
    { left: 1, rows: 40 },
  ],
  'training.mixed.wrong': [{ difference: 0.5 }, { difference: NaN }],
  'training.mixed.skipped': [{ step: 1 }],
  'training.diverged': [
    { step: 1, rows: [7] },
    { step: 1200, rows: [2, 7, 31] },
  ],
  'training.best.step': [{ step: 84, metric: 'Spearman' }],
  'training.best.base': [{ metric: 'Spearman' }],
  'training.lora.allFrozen': [{ layers: 1 }, { layers: 6 }],
  'training.model.pooling': [{ pooling: 'cls' }],
  'training.model.poolingReplaced': [{ pooling: 'cls', folder: 'mean' }],
  'training.model.prompts': [
    { sentence1: 'query: ', sentence2: 'passage: ' },
    { sentence1: 'query: ', sentence2: '' },
    { sentence1: 'query: ', sentence2: 'query: ' },
    { sentence1: '', sentence2: '' },
  ],
  'training.lora.trains': [{ trained: 36864, all: 22713216 }],
  'training.matryoshka.tooLong': [{ dimension: 512, dimensions: 384 }],
  'training.matryoshka.withoutWhole': [{ dimensions: 384 }],
  'training.teacher.dimensions': [{ loss: 'MSELoss', dimensions: 768, wanted: 384 }],
  'training.teacher.reduced': [{ from: 768, to: 384, sentences: 1234, explained: 0.9312 }],
  'training.teacher.fewSentences': [
    { sentences: 1, dimensions: 384 },
    { sentences: 212, dimensions: 384 },
  ],
  'training.teacher.tooManySentences': [
    { sentences: 1_200_000, dimensions: 768, bytes: 3_686_400_000, most: 2e9 },
  ],
  'training.taught.from': [
    { columns: ['margin'] },
    { columns: ['pos_score', 'neg_score'] },
    { columns: Array.from({ length: 384 }, (_, i) => `label.${i + 1}`) },
  ],
  'training.taught.noColumn': [{ name: 'pos_score' }],
  'training.taught.numbers': [
    { rows: 1, lines: [7], expected: message('training.taught.vector', { dimensions: 384 }) },
    { rows: 2, lines: [7, 9], expected: message('training.taught.margins') },
    { rows: 1200, lines: [2, 3, 5, 6, 9], expected: message('training.taught.scores') },
  ],
  'training.taught.vector': [{ dimensions: 384 }],
  'training.kept.weights': [{ step: 83 }],
  'training.next.fewerDimensions': [{ dimensions: 384 }],
  'training.next.lowerLearningRate': [{ learningRate: 2e-5 }],
};
