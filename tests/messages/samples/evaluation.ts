import { compareSamples } from './compare';
import type { Samples } from './types';
import { verdictSamples } from './verdict';

const ranks = [{ k: 1 }, { k: 10 }];
const ten = [{ k: 10 }];
const pairs = [{ pairs: 1 }, { pairs: 2000 }];

export const evaluationSamples = {
  'evaluation.set.labelled': pairs,
  'evaluation.set.negatives': pairs,
  'evaluation.set.severalNegatives': [
    { pairs: 20, negatives: 100, without: 0 },
    { pairs: 20, negatives: 30, without: 1 },
    { pairs: 20, negatives: 30, without: 5 },
  ],
  'evaluation.set.drawn': pairs,
  'evaluation.set.undrawn': pairs,
  'evaluation.set.classes': [
    { pairs: 1, one: ['yes'], zero: ['no'] },
    { pairs: 70, one: ['same', 'similar'], zero: ['a', 'b', 'c', 'd', 'e', 'f'] },
  ],
  'evaluation.set.ungraded': [
    { pairs: 1, classes: ['maybe'] },
    { pairs: 4, classes: ['maybe', 'neutral'] },
  ],
  'evaluation.set.sentences': [{ sentences: 1 }, { sentences: 30 }],
  'evaluation.set.search': [
    { queries: 1, texts: 1 },
    { queries: 30, texts: 1200 },
  ],
  'evaluation.set.searchOfFirst': [
    { queries: 1, texts: 2, rows: 5000 },
    { queries: 4800, texts: 4900, rows: 5000 },
  ],
  'evaluation.set.overlap': pairs,
  'evaluation.set.bySplit': [
    { column: 'split', part: 'dev', left: 0 },
    { column: 'split', part: 'test', left: 1 },
  ],
  'evaluation.set.fileNotSplit': [
    { column: 'split', left: 1 },
    { column: 'split', left: 40 },
  ],
  'evaluation.set.allRows': [{ rows: 1 }, { rows: 3000 }],
  'evaluation.set.partOfSplit': [
    { column: 'split', part: 'dev', rows: 120, ofPart: 120, all: 1500 },
    { column: 'split', part: 'test', rows: 50, ofPart: 120, all: 121 },
  ],
  'evaluation.set.firstRows': [
    { rows: 1, all: 2 },
    { rows: 2000, all: 30_000 },
  ],

  'evaluation.accuracyAt': ranks,
  'evaluation.accuracyAt.help': ranks,
  'evaluation.precisionAt': ranks,
  'evaluation.precisionAt.help': ranks,
  'evaluation.recallAt': ranks,
  'evaluation.recallAt.help': ranks,
  'evaluation.ndcg': ten,
  'evaluation.ndcg.help': ten,
  'evaluation.mrr': ten,
  'evaluation.mrr.help': ten,
  'evaluation.map': [{ k: 100 }],
  'evaluation.map.help': [{ k: 100 }],
  ...compareSamples,
  ...verdictSamples,
} satisfies Samples<'evaluation'>;
