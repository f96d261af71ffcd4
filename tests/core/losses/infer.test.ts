import { describe, expect, it } from 'vitest';
import { debugText, message } from '../../../src/messages/message';
import { buildExamples } from '../../../src/core/data/dataset/examples';
import { profileColumns } from '../../../src/core/data/dataset/profile';
import { reportExamples } from '../../../src/core/report/report';
import { guessRoles } from '../../../src/core/data/dataset/roles';
import type { Inference } from '../../../src/core/losses/infer';
import { parsedOf } from '../data/tables';

/** What the wizard says of a file with these columns, 30 rows deep. */
function wizard(third: ((i: number) => string) | null, name = 'label', rows = 30) {
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
const forPairs = [ranking, 'CachedMultipleNegativesRankingLoss'];
const forTriplets = [...forPairs, 'TripletLoss'];
const forScores = [cosine, 'CoSENTLoss', 'AnglELoss'];
const forTwoLabels = [...forScores, contrastive, 'OnlineContrastiveLoss', 'SoftmaxLoss'];

describe('the wizard', () => {
  it.each<[string, ReturnType<typeof wizard>, Inference['loss'], string[], string]>([
    [
      'pairs without a label',
      wizard(null),
      ranking,
      forPairs,
      'MultipleNegativesRankingLoss, because there are 30 pairs and no label: each pair is taken as two texts that belong together, and the partners of the other pairs in the batch are the wrong answers. Possible too: CachedMultipleNegativesRankingLoss.',
    ],
    [
      'triplets',
      wizard((i) => `Wrong ${i}.`, 'negative'),
      ranking,
      forTriplets,
      'MultipleNegativesRankingLoss, because each of the 30 pairs comes with a negative: the two sentences of a pair belong together, and the negative must stay behind, as must the partners of the other pairs in the batch. Possible too: CachedMultipleNegativesRankingLoss and TripletLoss.',
    ],
    [
      'a label column of all 1s',
      wizard(() => '1'),
      ranking,
      forPairs,
      'MultipleNegativesRankingLoss, because every label is "1": all 30 pairs belong together, so the label says nothing more, and the partners of the other pairs in the batch are the wrong answers. Possible too: CachedMultipleNegativesRankingLoss.',
    ],
    [
      'scores from 0 to 1',
      wizard((i) => String((i % 11) / 10)),
      cosine,
      forScores,
      "CosineSimilarityLoss, because the 30 pairs have scores between 0 and 1: each pair's cosine is moved towards its score. Possible too: CoSENTLoss and AnglELoss.",
    ],
    [
      'scores from 0 to 5',
      wizard((i) => String((i % 11) / 2)),
      cosine,
      forScores,
      "CosineSimilarityLoss, because the 30 pairs have scores from 0 to 5, rescaled to 0–1: each pair's cosine is moved towards its score. Possible too: CoSENTLoss and AnglELoss.",
    ],
    [
      'two label values',
      wizard((i) => (i % 2 ? 'duplicate' : 'not duplicate')),
      contrastive,
      forTwoLabels,
      'ContrastiveLoss, because the 30 pairs have two labels: "duplicate" for similar and "not duplicate" for not similar. Possible too: CosineSimilarityLoss, CoSENTLoss, AnglELoss, OnlineContrastiveLoss, and SoftmaxLoss.',
    ],
    [
      'scores that happen to be only 0 and 1',
      wizard((i) => (i % 2 ? '1.0' : '0.0'), 'score'),
      contrastive,
      forTwoLabels,
      'ContrastiveLoss, because the 30 pairs have two labels: "1.0" for similar and "0.0" for not similar. Possible too: CosineSimilarityLoss, CoSENTLoss, AnglELoss, OnlineContrastiveLoss, and SoftmaxLoss.',
    ],
    [
      'labels 0, 1 and 2',
      wizard((i) => String(i % 3)),
      'SoftmaxLoss',
      ['SoftmaxLoss'],
      'SoftmaxLoss, because the 30 pairs have 3 classes ("0"/"1"/"2"): a classifier of the pairs is trained along with the model.',
    ],
    [
      'all 0s',
      wizard(() => '0'),
      null,
      [],
      `No loss fits yet: ${debugText(message('labels.same.different', { label: '0' }))}`,
    ],
    [
      'ids that look like scores',
      wizard((i) => String(100 + 37 * i), 'score'),
      ranking,
      forPairs,
      expect.stringContaining('no label'),
    ],
    ['no rows', wizard(null, 'label', 0), null, [], 'No loss fits yet: choose a column for "Sentence 1".'],
  ])('%s', (_, report, loss, possible, reason) => {
    expect(report.inference.loss).toBe(loss);
    expect(open(report.inference)).toEqual(possible);
    expect(report.inference.reason).toEqual(reason);
  });

  it('says of each loss that the data cannot feed what it lacks', () => {
    const pairs = wizard(null).inference;
    expect(unmet(pairs, cosine)).toBe('It needs a number for each pair, and the data has no label column.');
    expect(unmet(pairs, contrastive)).toBe(
      'It needs two labels, for similar and for not similar, and the data has no label column.',
    );
    const scores = wizard((i) => String((i % 11) / 10)).inference;
    expect(unmet(scores, contrastive)).toBe(
      'It needs exactly two labels, for similar and for not similar; these are scores.',
    );
    expect(unmet(scores, ranking)).toBe(
      'It takes every row as a matching pair, and the labels say that some are not: set Label to "None", or keep only the matching rows.',
    );
    const classes = wizard((i) => String(i % 3)).inference;
    expect(unmet(classes, cosine)).toBe(
      'It needs scores, and these labels are classes, of which none is more than another.',
    );
    expect(unmet(classes, 'BatchAllTripletLoss')).toBe(
      'It takes single sentences with a class: set "Sentence 2" to "None".',
    );
    const zeros = wizard(() => '0').inference;
    for (const { unmet: why } of zeros.choices)
      expect(why).toBe('It cannot use this label column: choose another, or set Label to "None".');
  });

  it('offers nothing where all rows are rejected', () => {
    const parsed = parsedOf(
      ['sentence1', 'sentence2'],
      [
        ['', 'b'],
        ['a', ' '],
      ],
    );
    const roles = { sentence1: 0, sentence2: 1, negative: null, label: null };
    const { inference, rows, rejected } = reportExamples(buildExamples(parsed, roles), roles);
    expect([rows, rejected]).toEqual([0, 2]);
    expect(inference.loss).toBeNull();
    expect(inference.reason).toBe(
      'No loss fits yet: there is no usable row. The rejected rows say what is wrong.',
    );
    expect(open(inference)).toEqual([]);
  });
});
