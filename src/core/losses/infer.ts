/** The wizard: which loss fits the data, why, and why the others don't. */

import { plural } from '../../messages/format';
import { debugText, type Text } from '../../messages/message';
import type { LabelScheme } from '../data/types';
import { lossNames, losses, type LossName } from './catalogue';
import type { DataShape, LossEntry } from './types';

interface LossChoice {
  readonly name: LossName;
  /** Null where it can be chosen, else why not. */
  readonly unmet: Text | null;
}

export interface Inference {
  /** Null where no loss fits. */
  readonly loss: LossName | null;
  /** Why, in a sentence that a newcomer understands. */
  readonly reason: Text;
  readonly choices: readonly LossChoice[];
}

/** The fitting loss for data of this shape, with the evidence in a sentence; null, with what to do, where none fits. */
export function inferLoss(shape: DataShape, labels: LabelScheme): Inference {
  const { loss, reason } = decide(shape, labels);
  const choices = lossNames.map((name) => ({ name, unmet: unmetBy(name, shape) }));
  const others = choices.filter(({ name, unmet }) => unmet === null && name !== loss).map(({ name }) => name);
  return { loss, reason: loss && others.length > 0 ? `${reason} ${alsoPossible(others)}` : reason, choices };
}

const alsoPossible = (names: readonly LossName[]) =>
  `Possible too: ${new Intl.ListFormat('en', { type: 'conjunction' }).format(names)}.`;

/** Why a loss cannot be chosen for data of this shape, as a sentence; null where it can. */
export function unmetBy(name: LossName, shape: DataShape): string | null {
  const entry: LossEntry = losses[name];
  if (shape.rows === 0) return 'There is no usable row yet.';
  if (shape.labels === 'unusable')
    return 'It cannot use this label column: choose another, or set Label to "None".';
  if (entry.reads === 'pairs' && !shape.hasSecond)
    return 'It takes pairs of sentences: choose a column for "Sentence 2".';
  if (entry.reads === 'sentences' && shape.hasSecond)
    return 'It takes single sentences with a class: set "Sentence 2" to "None".';
  return entry.unmet(shape);
}

function decide(shape: DataShape, labels: LabelScheme): Pick<Inference, 'loss' | 'reason'> {
  const pairs = shape.rows === 1 ? '1 pair' : `${shape.rows.toLocaleString('en')} pairs`;
  if (labels.kind === 'unusable')
    return { loss: null, reason: `No loss fits yet: ${lowerFirst(debugText(labels.reason))}` };
  if (shape.rows === 0) {
    return {
      loss: null,
      reason: 'No loss fits yet: there is no usable row. The rejected rows say what is wrong.',
    };
  }
  switch (labels.kind) {
    case 'none':
      return {
        loss: 'MultipleNegativesRankingLoss',
        reason: shape.hasNegative
          ? `MultipleNegativesRankingLoss, because each of the ${pairs} comes with a negative: the two sentences of a pair belong together, and the negative must stay behind, as must the partners of the other pairs in the batch.`
          : `MultipleNegativesRankingLoss, because there are ${pairs} and no label: each pair is taken as two texts that belong together, and the partners of the other pairs in the batch are the wrong answers.`,
      };
    case 'positive':
      return {
        loss: 'MultipleNegativesRankingLoss',
        reason: `MultipleNegativesRankingLoss, because every label is "${labels.value}": all ${pairs} belong together, so the label says nothing more, and the partners of the other pairs in the batch are the wrong answers.`,
      };
    case 'binary':
      return {
        loss: 'ContrastiveLoss',
        reason: `ContrastiveLoss, because the ${pairs} have two labels: ${quoted(labels.one)} for similar and ${quoted(labels.zero)} for not similar.`,
      };
    case 'class':
      return shape.hasSecond
        ? {
            loss: 'SoftmaxLoss',
            reason: `SoftmaxLoss, because the ${pairs} have ${labels.classes.length} classes (${quoted(firstCells(labels.classes))}): a classifier of the pairs is trained along with the model.`,
          }
        : {
            loss: 'BatchHardSoftMarginTripletLoss',
            reason: `BatchHardSoftMarginTripletLoss, because there are ${plural(shape.rows, 'single sentence')} with ${labels.classes.length} classes (${quoted(firstCells(labels.classes))}): sentences of one class are drawn together and away from the others, without a margin to choose.`,
          };
    case 'score':
      return {
        loss: 'CosineSimilarityLoss',
        reason: labels.rescaled
          ? `CosineSimilarityLoss, because the ${pairs} have scores from ${labels.min} to ${labels.max}, rescaled to 0–1: each pair's cosine is moved towards its score.`
          : `CosineSimilarityLoss, because the ${pairs} have scores between 0 and 1: each pair's cosine is moved towards its score.`,
      };
  }
}

const firstCells = (classes: readonly (readonly string[])[]) => classes.map(([cell = '']) => cell);

function quoted(values: readonly string[]): string {
  return (
    values
      .slice(0, 3)
      .map((value) => `"${value}"`)
      .join('/') + (values.length > 3 ? '/…' : '')
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
