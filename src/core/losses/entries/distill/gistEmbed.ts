import { message } from '../../../../messages/message';
import { unmetByLabels } from '../../needs';
import type { LossEntry } from '../../types';

export const gistEmbed = {
  name: 'GISTEmbedLoss',
  source:
    'Solatorio: GISTEmbed: Guided In-sample Selection of Training Negatives for Text Embedding Fine-tuning (2024), arXiv:2402.16829',
  batchSampler: 'noDuplicates',
  acrossProcesses: 'option',
  reads: 'pairs',
  usesNegatives: 'together',
  usesLabels: false,
  teacher: 'guide',
  params: {
    temperature: {
      kind: 'number',
      words: 'field.loss.temperature',
      default: 0.01,
      min: 0.001,
      max: 1,
      step: 0.01,
      integer: false,
      python: 'temperature',
    },
    marginStrategy: {
      kind: 'choice',
      words: 'field.loss.marginStrategy',
      default: 'absolute',
      options: [
        { value: 'absolute', label: 'field.loss.marginStrategy.absolute', python: '' },
        {
          value: 'relative',
          label: 'field.loss.marginStrategy.relative',
          python: 'margin_strategy="relative"',
        },
      ],
    },
    margin: {
      kind: 'number',
      words: 'field.loss.guideMargin',
      default: 0,
      min: -1,
      max: 1,
      step: 0.05,
      integer: false,
      python: 'margin',
    },
    contrastAnchors: {
      kind: 'flag',
      words: 'field.loss.contrastAnchors',
      default: true,
      python: 'contrast_anchors',
    },
    contrastPositives: {
      kind: 'flag',
      words: 'field.loss.contrastPositives',
      default: true,
      python: 'contrast_positives',
    },
  },
  pythonArguments: 'teacher',
  // sentence-transformers takes one column of negatives at most.
  unmet: (shape) => {
    const { rows, negatives } = shape;
    const one = negatives.total === 0 || (negatives.rows === rows && negatives.total === rows);
    return unmetByLabels(shape) ?? (one ? null : message('loss.unmet.oneNegative'));
  },
} as const satisfies LossEntry;
