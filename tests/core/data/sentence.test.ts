import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { comparable, pairKey, sentenceFault, wellFormed } from '../../../src/core/data/sentence';

describe('comparable', () => {
  it.each([
    ['A  Cat', 'a cat'],
    [' a\tcat\n', 'a cat'],
    ['a\u00a0cat', 'a cat'],
    ['a \t cat', 'a cat'],
    ['a cat', 'a cat'],
  ])('brings %j to %j', (text, form) => {
    expect(comparable(text)).toBe(form);
  });
});

describe('pairKey', () => {
  it('is the same in either order, and tells where one text ends', () => {
    expect(pairKey('a', 'B ')).toBe(pairKey('b', 'A'));
    expect(pairKey('a b', 'c')).not.toBe(pairKey('a', 'b c'));
    expect(pairKey('a\nb', 'c')).not.toBe(pairKey('a', 'b\nc'));
  });
});

describe('wellFormed', () => {
  it('replaces halves of surrogate pairs and nothing else', () => {
    expect(wellFormed('a\ud83d b\ude00 😀')).toBe('a\ufffd b\ufffd 😀');
    expect(wellFormed('plain')).toBe('plain');
  });
});

describe('sentenceFault', () => {
  it.each([
    ['', message('data.sentence.empty', { sentence: 'negative' })],
    ['\u200b', message('data.sentence.invisible', { sentence: 'negative' })],
    [
      'x'.repeat(100_001),
      message('data.sentence.tooLong', { sentence: 'negative', length: 100_001, limit: 100_000 }),
    ],
    ['x'.repeat(100_000), null],
    ['猫', null],
    ['❤️', null],
  ])('of a text', (text, fault) => {
    expect(sentenceFault(text, 'negative')).toEqual(fault);
  });
});
