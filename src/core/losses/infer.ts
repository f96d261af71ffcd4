/** Which loss fits the data, why, and why others do not. */

import { message, type Message } from '../../messages/message';
import type { LabelScheme } from '../data/types';
import { lossNames, losses, type LossName } from './catalogue';
import type { DataShape, LossEntry } from './types';

interface LossChoice {
  readonly name: LossName;
  /** Null where it can be chosen, else why not. */
  readonly unmet: Message | null;
}

export interface Inference {
  /** Null where no loss fits. */
  readonly loss: LossName | null;
  /** Why this loss, in a sentence that a newcomer understands; without a loss, what is missing. */
  readonly reason: Message;
  readonly choices: readonly LossChoice[];
}

/** The fitting loss for data of this shape, with the evidence; null, with what to do, where none fits. */
export function inferLoss(shape: DataShape, labels: LabelScheme): Inference {
  const choices = lossNames.map((name) => ({ name, unmet: unmetBy(name, shape) }));
  return { ...decide(shape, labels), choices };
}

/** An inference as one paragraph: the loss with the reason, and which others the data can feed. */
export function describeInference({ loss, reason, choices }: Inference): Message {
  if (loss === null) return message('loss.inferredNone', { reason });
  const others = choices.filter(({ name, unmet }) => unmet === null && name !== loss).map(({ name }) => name);
  return others.length > 0
    ? message('loss.inferredAmong', { reason, others })
    : message('loss.inferred', { reason });
}

/** Why a loss cannot be chosen for data of this shape; null where it can. */
export function unmetBy(name: LossName, shape: DataShape): Message | null {
  const entry: LossEntry = losses[name];
  if (shape.rows === 0) return message('loss.unmet.noRows');
  if (shape.labels === 'unusable') return message('loss.unmet.unusableLabels');
  const alone = shape.labels === 'none' && !shape.hasSecond;
  if (alone && entry.reads === 'sentences') return message('loss.unmet.withoutClass');
  if (entry.reads === 'pairs' && !shape.hasSecond && !(alone && entry.pairsItself)) {
    return message('loss.unmet.single');
  }
  if (entry.reads === 'sentences' && shape.hasSecond) return message('loss.unmet.paired');
  return entry.unmet(shape);
}

function decide(
  { rows, hasSecond, negatives }: DataShape,
  labels: LabelScheme,
): Pick<Inference, 'loss' | 'reason'> {
  if (labels.kind === 'unusable') return { loss: null, reason: labels.reason };
  if (rows === 0) return { loss: null, reason: message('loss.none.noRows') };
  const pairs = rows;
  switch (labels.kind) {
    case 'none':
      return {
        loss: 'MultipleNegativesRankingLoss',
        reason: hasSecond
          ? reasonForMatches(pairs, negatives)
          : message('loss.reason.textAlone', { sentences: rows }),
      };
    case 'positive':
      return {
        loss: 'MultipleNegativesRankingLoss',
        reason: message('loss.reason.positives', { pairs, value: labels.value }),
      };
    case 'binary': {
      const { one, zero } = labels;
      return { loss: 'ContrastiveLoss', reason: message('loss.reason.labels', { pairs, one, zero }) };
    }
    case 'class': {
      const classes = labels.classes.length;
      const first = labels.classes.slice(0, 3).map(([cell = '']) => cell);
      return hasSecond
        ? { loss: 'SoftmaxLoss', reason: message('loss.reason.pairClasses', { pairs, classes, first }) }
        : {
            loss: 'BatchHardSoftMarginTripletLoss',
            reason: message('loss.reason.sentenceClasses', { sentences: rows, classes, first }),
          };
    }
    case 'score': {
      const { min, max, rescaled } = labels;
      return {
        loss: 'CosineSimilarityLoss',
        reason: rescaled
          ? message('loss.reason.rescaledScores', { pairs, min, max })
          : message('loss.reason.scores', { pairs }),
      };
    }
  }
}

/** Of pairs without a label: one negative each, none, or other numbers. */
function reasonForMatches(pairs: number, { rows, total }: DataShape['negatives']): Message {
  if (total === 0) return message('loss.reason.pairs', { pairs });
  if (rows === pairs && total === pairs) return message('loss.reason.triplets', { pairs });
  return message('loss.reason.negatives', { pairs, withNegatives: rows, negatives: total });
}
