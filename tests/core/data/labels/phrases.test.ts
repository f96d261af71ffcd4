import { describe, expect, it } from 'vitest';
import { isOpposite, meaningOf } from '../../../../src/core/data/words/labelWords';

describe('meaningOf', () => {
  it.each([
    ['same meaning', 'different meaning'],
    ['Similar!', 'Not similar.'],
    ['Duplicate (confirmed)', 'Not a duplicate'],
    ['positive pair', 'negative pair'],
    ['SAME_INTENT', 'DIFFERENT_INTENT'],
    ['semantically equivalent', 'not semantically equivalent'],
    ['not different', 'different'],
    ['nicht unterschiedlich', 'unterschiedlich'],
    ['gleiche Bedeutung', 'andere Bedeutung'],
    ['trifft zu', 'trifft nicht zu'],
    ['même sens', 'sens différent'],
    ['similaires', 'différentes'],
    ['mismo significado', 'distinto significado'],
    ['duplicadas', 'no duplicadas'],
    ['mesmo sentido', 'sentido diferente'],
    ['stesso significato', 'significato diverso'],
    ['zelfde betekenis', 'andere betekenis'],
    ['to samo znaczenie', 'inne znaczenie'],
    ['не отличаются', 'отличаются'],
    ['意思相同', '意思不同'],
    ['重複あり', '重複なし'],
    ['意味が同じ', '意味が違う'],
    ['같은 뜻', '다른 뜻'],
    ['관련 있음', '관련 없음'],
    ['유사하다', '유사하지 않다'],
  ])('reads "%s" as similar and "%s" as not', (similar, different) => {
    expect([meaningOf(similar), meaningOf(different)]).toEqual([1, 0]);
  });

  it.each(['no answer', 'good movie', 'same topic, different meaning', 'meaning', 'part of'])(
    'knows nothing of "%s"',
    (phrase) => {
      expect(meaningOf(phrase)).toBeNull();
    },
  );
});

describe('isOpposite', () => {
  it.each([
    'mismatch',
    'no_match',
    'is_not_duplicate',
    'contradiction',
    'l2_dist',
    'euclidean',
    'écart',
    'WMD',
  ])('knows that a high %s says "not similar"', (name) => {
    expect(isOpposite(name)).toBe(true);
  });

  it.each(['similarity', 'match', 'indistinguishable', 'distribution_score', 'label', 'no'])(
    'does not say so of %s',
    (name) => {
      expect(isOpposite(name)).toBe(false);
    },
  );
});
