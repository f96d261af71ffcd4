import { describe, expect, it } from 'vitest';
import { message, type Message } from '../../../src/messages/message';
import { buildExamples } from '../../../src/core/data/dataset/examples';
import { profileColumns } from '../../../src/core/data/dataset/profile';
import { reportExamples } from '../../../src/core/report/report';
import { guessRoles } from '../../../src/core/data/dataset/roles';
import { describeInference, type Inference } from '../../../src/core/losses/infer';
import { parsedOf } from '../data/tables';

/** The report of a file with these columns and 30 rows. */
function fileWith(third: ((i: number) => string) | null, name = 'label', rows = 30) {
  const columns = ['sentence1', 'sentence2', ...(third ? [name] : [])];
  const table = Array.from({ length: rows }, (_, i) => [
    `First ${i}.`,
    `Second ${i}.`,
    ...(third ? [third(i)] : []),
  ]);
  const parsed = parsedOf(columns, table);
  const roles = guessRoles(parsed.table, profileColumns(parsed.table));
  return reportExamples(buildExamples(parsed, roles), roles);
}

const open = ({ choices }: Inference) =>
  choices.filter(({ unmet }) => unmet === null).map(({ name }) => name);
const unmet = ({ choices }: Inference, loss: string) => choices.find(({ name }) => name === loss)?.unmet;

const [ranking, cosine, contrastive] = [
  'MultipleNegativesRankingLoss',
  'CosineSimilarityLoss',
  'ContrastiveLoss',
] as const;
const rankings = [ranking, 'CachedMultipleNegativesRankingLoss'];
const guided = [...rankings, 'GISTEmbedLoss'];
/** It takes any sentences. */
const mse = 'MSELoss';
const forPairs = [...guided, 'MegaBatchMarginLoss', mse];
const forTriplets = [...guided, 'TripletLoss', 'AnglELoss', mse, 'MarginMSELoss', 'DistillKLDivLoss'];
const ofScores = [cosine, 'CoSENTLoss', 'AnglELoss'];
const forScores = [...ofScores, mse];
const forTwoLabels = [...ofScores, contrastive, 'OnlineContrastiveLoss', 'SoftmaxLoss', mse];

/** What the labels say of themselves. */
const zerosReason = message('labels.same.different', { label: '0' });

describe('the inferred loss', () => {
  it.each<[string, ReturnType<typeof fileWith>, Inference['loss'], string[], unknown]>([
    ['pairs without a label', fileWith(null), ranking, forPairs, message('loss.reason.pairs', { pairs: 30 })],
    [
      'triplets',
      fileWith((i) => `Wrong ${i}.`, 'negative'),
      ranking,
      forTriplets,
      message('loss.reason.triplets', { pairs: 30 }),
    ],
    [
      'a label column of all 1s',
      fileWith(() => '1'),
      ranking,
      forPairs,
      message('loss.reason.positives', { pairs: 30, value: '1' }),
    ],
    [
      'scores from 0 to 1',
      fileWith((i) => String((i % 11) / 10)),
      cosine,
      forScores,
      message('loss.reason.scores', { pairs: 30 }),
    ],
    [
      'scores from 0 to 5',
      fileWith((i) => String((i % 11) / 2)),
      cosine,
      forScores,
      message('loss.reason.rescaledScores', { pairs: 30, min: 0, max: 5 }),
    ],
    [
      'two label values',
      fileWith((i) => (i % 2 ? 'duplicate' : 'not duplicate')),
      contrastive,
      forTwoLabels,
      message('loss.reason.labels', { pairs: 30, one: ['duplicate'], zero: ['not duplicate'] }),
    ],
    [
      'scores that happen to be only 0 and 1',
      fileWith((i) => (i % 2 ? '1.0' : '0.0'), 'score'),
      contrastive,
      forTwoLabels,
      message('loss.reason.labels', { pairs: 30, one: ['1.0'], zero: ['0.0'] }),
    ],
    [
      'labels 0, 1 and 2',
      fileWith((i) => String(i % 3)),
      'SoftmaxLoss',
      ['SoftmaxLoss', mse],
      message('loss.reason.pairClasses', { pairs: 30, classes: 3, first: ['0', '1', '2'] }),
    ],
    ['all 0s', fileWith(() => '0'), null, [], zerosReason],
    [
      'ids that look like scores',
      fileWith((i) => String(100 + 37 * i), 'score'),
      ranking,
      forPairs,
      message('loss.reason.pairs', { pairs: 30 }),
    ],
    ['no rows', fileWith(null, 'label', 0), null, [], message('loss.none.sentence1')],
  ])('of %s', (_, report, loss, possible, reason) => {
    expect(report.inference.loss).toBe(loss);
    expect(open(report.inference)).toEqual(possible);
    expect(report.inference.reason).toEqual(reason);
  });

  it('is described with its reason and the others that are possible, in one paragraph', () => {
    const { inference } = fileWith(null);
    const { reason } = inference;
    expect(describeInference(inference)).toEqual(
      message('loss.inferredAmong', {
        reason,
        others: ['CachedMultipleNegativesRankingLoss', 'GISTEmbedLoss', 'MegaBatchMarginLoss', mse],
      }),
    );
    const classes = fileWith((i) => String(i % 3)).inference;
    expect(describeInference(classes)).toEqual(
      message('loss.inferredAmong', { reason: classes.reason, others: [mse] }),
    );
    const alone = { ...classes, choices: classes.choices.filter(({ name }) => name !== mse) };
    expect(describeInference(alone)).toEqual(message('loss.inferred', { reason: classes.reason }));
    const none = fileWith(() => '0').inference;
    expect(describeInference(none)).toEqual(message('loss.inferredNone', { reason: none.reason }));
  });

  it('comes with what each other loss needs that the data does not have', () => {
    const expectUnmet = (inference: Inference, loss: string, expected: Message) =>
      expect(unmet(inference, loss)).toEqual(expected);
    const pairs = fileWith(null).inference;
    expectUnmet(pairs, cosine, message('loss.unmet.noScores'));
    expectUnmet(pairs, 'AnglELoss', message('loss.unmet.noScoresOrNegatives'));
    expectUnmet(pairs, contrastive, message('loss.unmet.noLabels'));
    expectUnmet(pairs, 'SoftmaxLoss', message('loss.unmet.noClasses'));
    expectUnmet(pairs, 'TripletLoss', message('loss.unmet.noNegatives'));
    const some = fileWith((i) => (i % 3 === 0 ? `Wrong ${i}.` : ''), 'negative').inference;
    expect(some.reason).toEqual(
      message('loss.reason.negatives', { pairs: 30, withNegatives: 10, negatives: 10 }),
    );
    expect(open(some)).toEqual([...rankings, 'TripletLoss', 'AnglELoss', mse]);
    expectUnmet(some, 'GISTEmbedLoss', message('loss.unmet.oneNegative'));
    expectUnmet(some, 'MarginMSELoss', message('loss.unmet.noNegatives'));
    const scores = fileWith((i) => String((i % 11) / 10)).inference;
    expectUnmet(scores, contrastive, message('loss.unmet.scoresForLabels'));
    expectUnmet(scores, ranking, message('loss.unmet.labelsOfMatches'));
    expectUnmet(scores, 'SoftmaxLoss', message('loss.unmet.scoresForClasses'));
    const classes = fileWith((i) => String(i % 3)).inference;
    expectUnmet(classes, cosine, message('loss.unmet.classesForScores'));
    expectUnmet(classes, ranking, message('loss.unmet.classesOfMatches'));
    expectUnmet(classes, contrastive, message('loss.unmet.classesForLabels'));
    expectUnmet(classes, 'BatchAllTripletLoss', message('loss.unmet.paired'));
    const ones = fileWith(() => '1').inference;
    expectUnmet(ones, cosine, message('loss.unmet.equalScores'));
    expectUnmet(ones, 'AnglELoss', message('loss.unmet.equalScores'));
    expectUnmet(ones, contrastive, message('loss.unmet.equalLabels'));
    const zeros = fileWith(() => '0').inference;
    for (const { name } of zeros.choices) expectUnmet(zeros, name, message('loss.unmet.unusableLabels'));
  });

  it('is none where all rows are rejected', () => {
    const parsed = parsedOf(
      ['sentence1', 'sentence2'],
      [
        ['', 'b'],
        ['a', ' '],
      ],
    );
    const roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
    const { inference, rows, rejected } = reportExamples(buildExamples(parsed, roles), roles);
    expect([rows, rejected]).toEqual([0, 2]);
    expect(inference).toMatchObject({ loss: null, reason: message('loss.none.noRows') });
    expect(open(inference)).toEqual([]);
  });
});
