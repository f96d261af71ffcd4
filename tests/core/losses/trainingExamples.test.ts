import { describe, expect, it } from 'vitest';
import { countNegatives } from '../../../src/core/data/dataset/negatives';
import { trainedPerRow, trainingExamples, tripletNote } from '../../../src/core/losses/trainingExamples';
import { message } from '../../../src/messages/message';
import { example } from '../data/tables';

const rows = [
  example('a', 'b', { negatives: ['x', 'y', 'z'], row: 3 }),
  example('c', 'd', { row: 4 }),
  example('e', 'f', { negatives: ['x'], row: 5 }),
];
const counted = { rows: rows.length, negatives: countNegatives(rows) };

describe('the examples that a loss trains on', () => {
  it('are the rows with all their negatives for a loss that takes them together', () => {
    expect(trainingExamples('MultipleNegativesRankingLoss', rows)).toBe(rows);
    expect(trainingExamples('CachedMultipleNegativesRankingLoss', rows)).toBe(rows);
    expect(trainingExamples('AnglELoss', rows)).toBe(rows);
    expect(trainedPerRow('MultipleNegativesRankingLoss', counted)).toBe(1);
    expect(tripletNote('MultipleNegativesRankingLoss', counted)).toBeNull();
  });

  it('are a triplet for each negative for TripletLoss, without the rows that have none, and both are counted', () => {
    const triplets = trainingExamples('TripletLoss', rows);
    expect(triplets.map(({ sentence1, negatives, row }) => [sentence1, negatives, row])).toEqual([
      ['a', ['x'], 3],
      ['a', ['y'], 3],
      ['a', ['z'], 3],
      ['e', ['x'], 5],
    ]);
    expect(trainedPerRow('TripletLoss', counted)).toBe(4 / 3);
    expect(tripletNote('TripletLoss', counted)).toEqual(
      message('loss.triplets', { loss: 'TripletLoss', rows: 3, withNegatives: 2, triplets: 4 }),
    );
  });

  it('are sentences with themselves where they have no partner, for a loss that can take them so', () => {
    const alone = [example('a', ''), example('b', '', { row: 1 })].map((one) => ({
      ...one,
      sentence2: null,
    }));
    for (const loss of ['MultipleNegativesRankingLoss', 'CachedMultipleNegativesRankingLoss'] as const) {
      const trained = trainingExamples(loss, alone);
      expect(trained.map(({ sentence1, sentence2, row }) => [sentence1, sentence2, row])).toEqual([
        ['a', 'a', 0],
        ['b', 'b', 1],
      ]);
    }
    expect(trainingExamples('BatchAllTripletLoss', alone)).toBe(alone);
  });

  it('need no note where each row has one negative, or none has any', () => {
    const one = [example('a', 'b', { negatives: ['x'] })];
    expect(tripletNote('TripletLoss', { rows: 1, negatives: countNegatives(one) })).toBeNull();
    expect(tripletNote('TripletLoss', { rows: 5, negatives: { rows: 0, total: 0 } })).toBeNull();
  });
});
