import { describe, expect, it } from 'vitest';
import { detectDelimiter, scoreDelimiters } from '../../../../../src/core/data/parse/delimited/delimiter';

describe('detectDelimiter', () => {
  it.each([
    ['commas', 'A plane.,A jet.,5.0\nA man.,A boy.,3.8\n', ','],
    [
      'semicolons with decimal commas',
      'satz1;satz2;wert\nEin Hund;Ein Tier;0,8\nEine Katze;Ein Auto;0,1\n',
      ';',
    ],
    [
      'semicolons, decimal commas and a comma in every sentence',
      'Hello, you;Hi, there;0,8\nNo, no;Yes, sir;0,2\n',
      ';',
    ],
    ['tabs with commas in the text', 'One, two\tThree, four\t1\nFive\tSix, seven\t0\n', '\t'],
    ['pipes', 'a cat|a dog|1\na car|a bus, red|0\n', '|'],
    ['commas with other delimiters inside quotes', '"a;b;c","d|e",1\n"f;g;h","i|j",0\n', ','],
    ['commas followed by spaces', 'a, b, c\nd, e, f\n', ','],
    ['commas between numbers only', '1,2,3\n4,5,6\n', ','],
    ['quoted line breaks', '"a\nb;c";"d, e";1\n"f\n\ng";"h, i";0\n', ';'],
    ['some rows ragged by unquoted commas', 'a,b,1\nc, d,e,0\nf,g,1\nh,i,0\n', ','],
    ['one row', 'a cat;a dog;1', ';'],
  ])('finds %s', (_, text, delimiter) => {
    expect(detectDelimiter(text, '\n')).toBe(delimiter);
  });

  it.each([
    ['a column of sentences', 'A plane is taking off.\nA man, it seems, plays.\nThe end.\nAnd more.\n'],
    ['a quoted column', '"a, b"\n"c, d"\n'],
    ['nothing', ''],
    ['blank lines', '\n\n \n'],
  ])('finds none in %s', (_, text) => {
    expect(detectDelimiter(text, '\n')).toBeNull();
  });

  it('reads CR-only lines', () => {
    expect(detectDelimiter('a,b;c\rd;e\rf;g\r', '\r')).toBe(';');
  });

  it('scores a long file by its start, without the row that is cut', () => {
    const text = 'a cat;a dog, 1\n'.repeat(20_000);
    expect(scoreDelimiters(text, '\n').find(({ delimiter }) => delimiter === ';')).toEqual({
      delimiter: ';',
      fields: 2,
      score: 1,
    });
  });
});
