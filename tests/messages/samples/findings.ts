import { message } from '../../../src/messages/message';
import type { Samples } from './types';

const one = { column: 'question', count: 1, of: 1 };
const many = { column: 'question', count: 1200, of: 5749 };

export const findingSamples: Samples<'finding'> = {
  'finding.notice': [
    { what: message('finding.unknownTokens', { percent: 77 }), next: message('finding.unknownTokens.next') },
  ],
  'finding.line': [
    {
      severity: message('finding.severity.asks'),
      what: message('finding.unknownTokens', { percent: 77 }),
      next: message('finding.unknownTokens.next'),
    },
  ],
  'finding.row': [
    { lines: [3], text: 'One | Two | 1' },
    { lines: [3, 1200], text: 'One | Two | 1 ≠ 0' },
  ],
  'finding.sample': [{ rows: 10_000 }],
  'finding.reversedLabel': [{ spearman: -0.4123, low: -0.52, high: -0.29, pairs: 200 }],
  'finding.literals': [one, many],
  'finding.ids': [one, many],
  'finding.swallowedRows': [
    { cells: 1, lines: 3 },
    { cells: 2, lines: 1200 },
  ],
  'finding.code': [one, many],
  'finding.markup': [one, many],
  'finding.repeatedWord': [one, many],
  'finding.sameText': [{ ...many, text: 'main-captions' }],
  'finding.equalDissimilar': [{ count: 3, of: 5749 }],
  'finding.equalSimilar': [{ count: 1200, of: 5749 }],
  'finding.contradictions': [
    { of: 'pairs', count: 1 },
    { of: 'pairs', count: 2 },
    { of: 'sentences', count: 2 },
  ],
  'finding.labelFromLength': [
    { of: 'difference', kind: 'auc', value: 0.93 },
    { of: 'total', kind: 'rho', value: -0.71 },
    { of: 'length', kind: 'auc', value: 0.88 },
  ],
  'finding.labelFromSentence': [
    { which: 'sentence1', count: 98, of: 100, expected: 51 },
    { which: 'sentence2', count: 1200, of: 1200, expected: 620 },
  ],
  'finding.unbalanced': [{ label: '0', count: 5700, of: 5749 }],
  'finding.smallClasses': [
    { names: ['refund'], least: 5 },
    { names: ['refund', 'Invoice'], least: 5 },
  ],
  'finding.fewEvaluationPairs': [
    { rows: 1, isFile: false, reach: 1 },
    { rows: 20, isFile: false, reach: 0.44 },
    { rows: 12, isFile: true, reach: 0.57 },
  ],
  'finding.sharedPairs': [
    { count: 1, of: 1500 },
    { count: 40, of: 1500 },
  ],
  'finding.sharedSentences': [
    { count: 1, of: 5, rows: 1, heldOut: 20 },
    { count: 1200, of: 2800, rows: 1100, heldOut: 1500 },
  ],
  'finding.unknownTokens': [{ percent: 77 }],
  'finding.cutSentences': [{ percent: 77, maxLength: 128 }],
};
