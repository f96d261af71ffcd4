/** Messages on losses: what each does, when to use it, what it needs, and which one fits the data. */

import { count, plural } from '../../format';
import { and, quoted } from '../words';

/** Values of labels: "a"/"b"/"c"/…; there may be more than are given. */
const variants = (values: readonly string[], more: boolean) =>
  [...values.map(quoted), ...(more ? ['…'] : [])].join('/');

const have = (n: number) => (n === 1 ? 'has' : 'have');

const inBatchNegatives = 'the partners of the other pairs in the batch serve as negatives';

export const lossMessages = {
  'loss.MultipleNegativesRankingLoss.summary':
    'Each sentence must find its partner among the partners of all pairs in the batch.',
  'loss.MultipleNegativesRankingLoss.whenToUse':
    'Pairs that belong together (question and answer, two wordings), without a label.',
  'loss.CachedMultipleNegativesRankingLoss.summary':
    'MultipleNegativesRankingLoss for large batches: a batch of hundreds in the memory of a mini-batch, at the cost of encoding every sentence twice.',
  'loss.CachedMultipleNegativesRankingLoss.whenToUse':
    'The same data, where you want a larger batch than the memory allows.',
  'loss.GISTEmbedLoss.summary':
    'MultipleNegativesRankingLoss in which a second model, the guide, leaves out negatives that are probably none.',
  'loss.GISTEmbedLoss.whenToUse':
    'Pairs that belong together, without a label, where many rows are about the same things, so that other rows often match as well.',
  'loss.MSELoss.summary': 'Moves each vector towards that of a second model, the teacher.',
  'loss.MSELoss.whenToUse':
    'Any sentences, with or without labels, to teach a smaller or faster model the vectors of the teacher, which are reduced by PCA where they have more dimensions.',
  'loss.MarginMSELoss.summary':
    'The difference between the similarities of a pair and of its negative is moved towards the difference that a teacher sees.',
  'loss.MarginMSELoss.whenToUse':
    'Pairs with negatives of which some may be no worse than the partner: the teacher says how much worse each one is.',
  'loss.DistillKLDivLoss.summary':
    'The shares of partner and negatives in a softmax of their similarities are moved towards those of a teacher.',
  'loss.DistillKLDivLoss.whenToUse':
    'Pairs with one or several negatives each, to learn the order in which a teacher ranks them.',
  'loss.MegaBatchMarginLoss.summary':
    'Each pair should be more similar than one margin, and the nearest wrong partner in the batch less similar than another.',
  'loss.MegaBatchMarginLoss.whenToUse':
    'Pairs that belong together, without a label or negatives, and a batch size of hundreds: a small batch has few hard wrong partners. Every sentence is encoded twice.',
  'loss.TripletLoss.summary':
    'Each sentence must be closer to its partner than to its negative, by a margin.',
  'loss.TripletLoss.whenToUse': 'Triplets: a sentence, one that belongs to it, and one that does not.',
  'loss.CosineSimilarityLoss.summary': 'Moves the cosine similarity of each pair towards its score.',
  'loss.CosineSimilarityLoss.whenToUse':
    'Pairs with a graded score, such as 0.0 (unrelated) to 1.0 (same meaning).',
  'loss.CoSENTLoss.summary': 'Pairs with higher scores should get higher cosine similarity.',
  'loss.CoSENTLoss.whenToUse':
    'Pairs with a graded score whose order matters more than its value; benefits from larger batches.',
  'loss.AnglELoss.summary':
    'Orders the pairs of a batch as CoSENTLoss does, but by an angle between complex vectors, whose gradient does not vanish near a cosine of 1 or −1.',
  'loss.AnglELoss.whenToUse':
    'Pairs with a graded score, as an alternative to CoSENTLoss; or pairs with negatives, where every pair must score above the negatives of all pairs in the batch.',
  'loss.ContrastiveLoss.summary':
    'Pulls pairs of label 1 together and pushes pairs of label 0 apart, up to a margin.',
  'loss.ContrastiveLoss.whenToUse': 'Pairs with two labels, such as duplicate and not duplicate.',
  'loss.OnlineContrastiveLoss.summary':
    'ContrastiveLoss on the hard pairs of each batch only: similar pairs that are farther apart than the closest dissimilar pair, and dissimilar pairs that are closer than the farthest similar pair.',
  'loss.OnlineContrastiveLoss.whenToUse':
    'Pairs with two labels, where many pairs are easy already; often better than ContrastiveLoss.',
  'loss.SoftmaxLoss.summary': 'Trains a classifier of pairs on top of both vectors, together with the model.',
  'loss.SoftmaxLoss.whenToUse': 'Pairs with a class, such as entailment, neutral and contradiction.',
  'loss.BatchHardSoftMarginTripletLoss.summary':
    'Each sentence must be closer to the farthest sentence of its class in the batch than to the closest one of another class; the margin is soft, so there is none to choose.',
  'loss.BatchHardSoftMarginTripletLoss.whenToUse':
    'Single sentences with a class; a good start, since nothing has to be set.',
  'loss.BatchHardTripletLoss.summary':
    'Each sentence must be closer to the farthest sentence of its class in the batch than to the closest one of another class, by a margin.',
  'loss.BatchHardTripletLoss.whenToUse':
    'Single sentences with a class and few label errors, because the hardest cases count.',
  'loss.BatchSemiHardTripletLoss.summary':
    'Each sentence must be closer to the sentences of its class in the batch than to the nearest sentence of another class beyond them, by a margin.',
  'loss.BatchSemiHardTripletLoss.whenToUse': 'Single sentences with a class, with some label errors.',
  'loss.BatchAllTripletLoss.summary':
    'Each sentence must be closer to every sentence of its class in the batch than to every sentence of another class, by a margin.',
  'loss.BatchAllTripletLoss.whenToUse': 'Single sentences with a class, two or more of each class.',

  'loss.unmet.noRows': 'There is no usable row yet.',
  'loss.unmet.unusableLabels': 'It cannot use this label column: choose another, or set "Label" to "None".',
  'loss.unmet.single': 'It takes pairs of sentences: choose a column for "Sentence 2".',
  'loss.unmet.withoutClass':
    'It takes single sentences with a class each: choose a column with classes for "Label".',
  'loss.unmet.paired': 'It takes single sentences with a class: set "Sentence 2" to "None".',
  'loss.unmet.classesOfMatches':
    'It treats every row as a matching pair, but the labels are classes: set "Label" to "None", or keep only the matching rows.',
  'loss.unmet.labelsOfMatches':
    'It treats every row as a matching pair, but the labels say that some are not: set "Label" to "None", or keep only the matching rows.',
  'loss.unmet.noScores': 'It needs a score for each pair, and the data has no label column.',
  'loss.unmet.noScoresOrNegatives': 'It needs a score or a negative for each pair, and the data has neither.',
  'loss.unmet.equalScores': 'It needs pairs with different scores, and every label here is the same.',
  'loss.unmet.classesForScores': 'It needs scores; these labels are classes, which have no order.',
  'loss.unmet.noLabels':
    'It needs two labels, for similar and for not similar, and the data has no label column.',
  'loss.unmet.equalLabels':
    'It needs two labels, for similar and for not similar, and every pair here is labelled as similar.',
  'loss.unmet.scoresForLabels':
    'It needs exactly two labels, for similar and for not similar; these are scores.',
  'loss.unmet.classesForLabels':
    'It needs exactly two labels, for similar and for not similar; these are other classes.',
  'loss.unmet.noClasses': 'It needs a class for each pair, and two different classes at least.',
  'loss.unmet.scoresForClasses': 'It needs a class for each pair; these are scores.',
  'loss.unmet.hasNegatives':
    'It takes pairs without negatives, and finds its own in the batch: remove the columns under "Negative", or choose a loss that uses them.',
  'loss.unmet.oneNegative':
    'It takes one negative for each pair, or none at all: keep one column under "Negative" without empty cells, or choose a loss that uses several.',
  'loss.unmet.noNegatives': 'It needs a negative for each pair: choose its column under "Negative".',

  'loss.reason.pairs': ({ pairs }: { pairs: number }) =>
    `MultipleNegativesRankingLoss, because there ${pairs === 1 ? 'is' : 'are'} ${plural(pairs, 'pair')} and no label: the two sentences of a pair belong together, and ${inBatchNegatives}.`,
  'loss.reason.textAlone': ({ sentences }: { sentences: number }) =>
    `MultipleNegativesRankingLoss with each sentence as its own partner (unsupervised SimCSE), because there ${sentences === 1 ? 'is' : 'are'} ${plural(sentences, 'sentence')} and neither a second sentence nor a label: dropout gives a sentence two slightly different vectors, and the other sentences in the batch serve as negatives. Expect less than from pairs: a model can gain in the first tens of steps, and loses it again by training longer, which only an evaluation file with labelled pairs shows. If another column has the partners, or classes, choose it for "Sentence 2" or "Label".`,
  'loss.reason.triplets': ({ pairs }: { pairs: number }) =>
    `MultipleNegativesRankingLoss, because ${pairs === 1 ? 'the pair has' : `each of the ${plural(pairs, 'pair')} has`} a negative: the two sentences of a pair belong together, the negative does not, and ${inBatchNegatives}, too.`,
  'loss.reason.negatives': (of: { pairs: number; withNegatives: number; negatives: number }) =>
    `MultipleNegativesRankingLoss, because ${of.withNegatives === of.pairs ? `each of the ${plural(of.pairs, 'pair')} has negatives` : `${count(of.withNegatives)} of ${plural(of.pairs, 'pair')} ${of.withNegatives === 1 ? 'has' : 'have'} negatives`} (${count(of.negatives)} in all): the two sentences of a pair belong together, its negatives do not, and ${inBatchNegatives}, too.${of.withNegatives === of.pairs ? '' : ' Pairs without a negative are trained on as well.'}`,
  'loss.reason.positives': ({ pairs, value }: { pairs: number; value: string }) =>
    `MultipleNegativesRankingLoss, because every label is ${quoted(value)}, which says no more than that the sentences of ${pairs === 1 ? 'the pair' : `all ${plural(pairs, 'pair')}`} belong together; ${inBatchNegatives}.`,
  'loss.reason.labels': ({
    pairs,
    one,
    zero,
  }: {
    pairs: number;
    one: readonly string[];
    zero: readonly string[];
  }) =>
    `ContrastiveLoss, because the ${plural(pairs, 'pair')} ${have(pairs)} two labels: ${variants(one.slice(0, 3), one.length > 3)} for similar and ${variants(zero.slice(0, 3), zero.length > 3)} for not similar.`,
  'loss.reason.pairClasses': ({
    pairs,
    classes,
    first,
  }: {
    pairs: number;
    classes: number;
    first: readonly string[];
  }) =>
    `SoftmaxLoss, because the ${plural(pairs, 'pair')} ${have(pairs)} ${plural(classes, 'class', 'classes')} (${variants(first, classes > first.length)}): a classifier of pairs is trained together with the model.`,
  'loss.reason.sentenceClasses': ({
    sentences,
    classes,
    first,
  }: {
    sentences: number;
    classes: number;
    first: readonly string[];
  }) =>
    `BatchHardSoftMarginTripletLoss, because there ${sentences === 1 ? 'is' : 'are'} ${plural(sentences, 'single sentence')} with ${plural(classes, 'class', 'classes')} (${variants(first, classes > first.length)}): sentences of one class are pulled together and away from the others, without a margin to choose.`,
  'loss.reason.scores': ({ pairs }: { pairs: number }) =>
    `CosineSimilarityLoss, because the ${plural(pairs, 'pair')} ${have(pairs)} scores between 0 and 1: the cosine similarity of each pair is moved towards its score.`,
  'loss.reason.rescaledScores': ({ pairs, min, max }: { pairs: number; min: number; max: number }) =>
    `CosineSimilarityLoss, because the ${plural(pairs, 'pair')} ${have(pairs)} scores from ${min} to ${max}, rescaled to 0–1: the cosine similarity of each pair is moved towards its score.`,

  'loss.triplets': (of: { loss: string; rows: number; withNegatives: number; triplets: number }) =>
    `${of.loss} trains on ${plural(of.triplets, 'triplet')}, one for each negative${of.withNegatives === of.rows ? ` of the ${plural(of.rows, 'row')}` : `: ${count(of.rows - of.withNegatives)} of ${plural(of.rows, 'row')} ${of.rows - of.withNegatives === 1 ? 'has none and is' : 'have none and are'} left out, while MultipleNegativesRankingLoss trains on all ${count(of.rows)}`}.`,

  'loss.none.noRows': 'There is no usable row. See the skipped rows for the reasons.',
  'loss.none.sentence1': 'Choose a column for "Sentence 1".',
  'loss.none.sentence2': 'Choose a column for "Sentence 2".',
  'loss.none.sentence2OrClasses': 'Choose a column for "Sentence 2", or a column with classes for "Label".',
  'loss.none.sameSentences': 'Choose two different columns for "Sentence 1" and "Sentence 2".',
  'loss.none.sameNegative': 'Choose a column for "Negative" that is neither "Sentence 1" nor "Sentence 2".',

  'loss.noneFits': ({ reason }: { reason: string }) => `No loss fits yet. ${reason}`,
  'loss.inferred': ({ reason }: { reason: string }) => `Inferred: ${reason}`,
  'loss.inferredAmong': ({ reason, others }: { reason: string; others: readonly string[] }) =>
    `Inferred: ${reason} Also compatible: ${and(others)}.`,
  'loss.inferredNone': ({ reason }: { reason: string }) => `Inferred: no loss yet. ${reason}`,

  'loss.unfit': ({ loss, reason }: { loss: string; reason: string }) =>
    `${loss} does not fit this data. ${reason}`,
  'loss.chooseAnother': 'Choose another loss.',
};
