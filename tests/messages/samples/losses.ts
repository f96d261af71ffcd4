import { message } from '../../../src/messages/message';
import type { Samples } from './types';

const reason = message('loss.reason.scores', { pairs: 30 });

export const lossSamples: Samples<'loss'> = {
  'loss.reason.pairs': [{ pairs: 1 }, { pairs: 2000 }],
  'loss.reason.textAlone': [{ sentences: 1 }, { sentences: 2000 }],
  'loss.reason.triplets': [{ pairs: 1 }, { pairs: 30 }],
  'loss.reason.positives': [
    { pairs: 1, value: '1' },
    { pairs: 30, value: 'yes' },
  ],
  'loss.reason.labels': [
    { pairs: 1, one: ['1'], zero: ['0'] },
    { pairs: 30, one: ['yes', 'y', 'ja', 'oui'], zero: ['no', 'n'] },
  ],
  'loss.reason.pairClasses': [
    { pairs: 1, classes: 1, first: ['neutral'] },
    { pairs: 30, classes: 4, first: ['0', '1', '2'] },
  ],
  'loss.reason.sentenceClasses': [
    { sentences: 1, classes: 1, first: ['sport'] },
    { sentences: 30, classes: 3, first: ['food', 'law', 'sport'] },
  ],
  'loss.reason.scores': [{ pairs: 1 }, { pairs: 30 }],
  'loss.reason.rescaledScores': [
    { pairs: 1, min: 0, max: 5 },
    { pairs: 30, min: -1, max: 1 },
  ],
  'loss.noneFits': [{ reason: message('loss.none.sentence1') }],
  'loss.inferred': [{ reason }],
  'loss.inferredAmong': [
    { reason, others: ['CoSENTLoss'] },
    { reason, others: ['CoSENTLoss', 'AnglELoss', 'SoftmaxLoss'] },
  ],
  'loss.inferredNone': [{ reason: message('loss.none.noRows') }],
  'loss.reason.negatives': [
    { pairs: 64, withNegatives: 64, negatives: 320 },
    { pairs: 64, withNegatives: 12, negatives: 12 },
    { pairs: 64, withNegatives: 1, negatives: 2 },
  ],
  'loss.triplets': [
    { loss: 'TripletLoss', rows: 64, withNegatives: 64, triplets: 320 },
    { loss: 'TripletLoss', rows: 64, withNegatives: 12, triplets: 12 },
    { loss: 'TripletLoss', rows: 2, withNegatives: 1, triplets: 1 },
  ],
  'loss.unfit': [{ loss: 'TripletLoss', reason: message('loss.unmet.noNegatives') }],
};
