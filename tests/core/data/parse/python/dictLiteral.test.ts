import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  literalText,
  parseDictLiteral,
  type PythonValue,
} from '../../../../../src/core/data/parse/python/dictLiteral';
import { pythonRepr, type Plain } from './pythonRepr';

/** The value of `{'v': …}`. */
function valueOf(text: string): PythonValue | undefined {
  const result = parseDictLiteral(`{'v': ${text}}`);
  if (!result.ok) throw new Error(result.reason);
  return result.value.get('v');
}

function reasonOf(text: string): string {
  const result = parseDictLiteral(text);
  return result.ok ? `was read: ${[...result.value.keys()].join()}` : result.reason;
}

describe('parseDictLiteral, on literals', () => {
  it('reads the shape that data sets have', () => {
    const result = parseDictLiteral(`{'sen1': 'A dog.', 'sen2': "It's a dog.", 'label': 0}`);
    expect(result.ok && [...result.value]).toEqual([
      ['sen1', 'A dog.'],
      ['sen2', "It's a dog."],
      ['label', 0],
    ]);
  });

  it.each([
    [`'it\\'s'`, "it's"],
    [`"a \\"b\\""`, 'a "b"'],
    [`'''a 'b'\nc'''`, "a 'b'\nc"],
    [`"""a "b" """`, 'a "b" '],
    [`''`, ''],
    [`""""""`, ''],
    [`'a\\n\\t\\r\\\\\\a\\b\\f\\v'`, 'a\n\t\r\\\x07\b\f\v'],
    [`'\\x41\\u00e9\\U0001F600'`, 'Aé😀'],
    [`'\\101\\0\\18'`, 'A\0\x018'],
    [`'\\d\\ '`, '\\d\\ '],
    [`'a\\\nb'`, 'ab'],
    [`'a\\\r\nb'`, 'ab'],
    [`r'\\d\\n\\''`, "\\d\\n\\'"],
    [`u'é'`, 'é'],
    [`'a' "b" r'\\c'`, 'ab\\c'],
    [`('a'\n 'b')`, 'ab'],
    [`'\\ud83d\\ude00'`, '😀'],
    [`'__import__(\\'os\\')'`, "__import__('os')"],
  ])('reads the string %s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each<[string, PythonValue]>([
    ['0', 0],
    ['-3', -3],
    ['+ 3', 3],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0o17', 15],
    ['0b11', 3],
    ['00', 0],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['0.8', 0.8],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1_0.2_5E-1', 1.025],
    ['007.5', 7.5],
    ['True', true],
    ['False', false],
    ['None', null],
    ['(1)', 1],
    ['(None)', null],
    ['()', []],
    ['(1,)', [1]],
    ['[1, [2, (3, 4)],]', [1, [2, [3, 4]]]],
    ["{'a': {'b': 1}}", new Map([['a', new Map([['b', 1]])]])],
  ])('reads %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('reads keys that are no strings, a last comma, and space of all kinds', () => {
    const result = parseDictLiteral(` {\n 1 : 'a',\t None: 'b', True: 'c', \\\n 1.5: 'd' , } \n`);
    expect(result.ok && [...result.value]).toEqual([
      ['1', 'a'],
      ['None', 'b'],
      ['True', 'c'],
      ['1.5', 'd'],
    ]);
    expect(parseDictLiteral('{}').ok).toBe(true);
  });

  it('keeps the names of object members as keys like others', () => {
    const result = parseDictLiteral(`{'__proto__': 1, 'constructor': 2}`);
    expect(result.ok && [...result.value.keys()]).toEqual(['__proto__', 'constructor']);
  });

  it('reads nesting to depth 8', () => {
    expect(parseDictLiteral(`{'a': ${'['.repeat(7)}${']'.repeat(7)}}`).ok).toBe(true);
  });

  it('reads back what repr writes', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '\n', 'x', 'é', '😀', '\u2028', '\0', ' ') }),
      fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
    );
    const { value } = fc.letrec<{ value: Plain }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        { arbitrary: leaf, weight: 3 },
        { arbitrary: fc.array(tie('value'), { maxLength: 3 }), weight: 1 },
        {
          arbitrary: fc
            .array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 })
            .map((all) => new Map(all)),
          weight: 1,
        },
      ),
    }));
    const dict = fc.array(fc.tuple(fc.string(), value), { maxLength: 5 }).map((all) => new Map(all));
    fc.assert(
      fc.property(dict, (expected) => {
        const text = pythonRepr(expected);
        const result = parseDictLiteral(text);
        expect(result.ok ? result.value : result.reason).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      "'",
      '"',
      "'''",
      '\\',
      'x',
      'u',
      'b',
      ':',
      ',',
      '1',
      '.',
      '-',
      'e',
      'True',
      '\n',
      ' ',
      '#',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => {
          expect(typeof parseDictLiteral(text).ok).toBe('boolean');
          expect(typeof parseDictLiteral(`{'a': ${text}`).ok).toBe('boolean');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('parseDictLiteral, on what it refuses', () => {
  const not = 'Not a Python dict that can be read: ';

  it.each([
    [`{'a': ${'['.repeat(8)}${']'.repeat(8)}}`, 'it is nested deeper than 8.'],
    [`{'a': f(1)}`, 'it holds a call, f(…), and code is never run.'],
    [`{'a': __import__('os')}`, 'it holds a call, __import__(…), and code is never run.'],
    [`{'a': os.system ('ls')}`, 'it holds a call, os.system(…), and code is never run.'],
    [`__import__('os').system('ls')`, 'it holds a call, __import__(…), and code is never run.'],
    [`set()`, 'it holds a call, set(…), and code is never run.'],
    [`{'a': inf}`, 'the name inf is no literal.'],
    [`{'a': -inf}`, 'no number follows -.'],
    [`{'a': nan}`, 'the name nan is no literal.'],
    [`{'a': null}`, 'the name null is no literal.'],
    [`{'a': true}`, 'the name true is no literal.'],
    [`{'a': b'x'}`, "bytes (b'…') are no text."],
    [`{'a': Rb'x'}`, "bytes (b'…') are no text."],
    [`{'a': f'x'}`, 'a f-string is code, not a literal.'],
    [`{'a': ux'x'}`, "'ux' is no string prefix."],
    [`{'a': {1, 2}}`, 'a set is not a dict.'],
    [`{1}`, 'a set is not a dict.'],
    [`{'a': 'x`, 'a string is not closed.'],
    [`{'a': 'x\ny'}`, 'a string is not closed.'],
    [`{'a': 'x\\`, 'a string is not closed.'],
    [`{'a': """x"}`, 'a string is not closed.'],
    [`{'a': 1`, 'it ends without }.'],
    [`{'a': [1`, 'it ends without ].'],
    [`{'a':`, 'it ends too early.'],
    [`{`, 'it ends too early.'],
    [``, 'it ends too early.'],
    [`{'a' 1}`, "a colon is missing after 'a'."],
    [`{'a': 1 'b': 2}`, "a comma or } is missing before 'b': 2}."],
    [`{'a': 1, 'a': 2}`, "the key 'a' stands twice."],
    [`{'a': 1} + 2`, 'there is more after its end: + 2.'],
    [`{'a': 1}; import os`, 'there is more after its end: ; import os.'],
    [`{'a': 1}{'b': 2}`, "there is more after its end: {'b': 2}."],
    [`{'a': 1 + 2}`, 'a comma or } is missing before + 2}.'],
    [`{[1]: 2}`, 'a key is a list, tuple or dict.'],
    [`{'a': *}`, '*} is not expected.'],
    [`{,}`, ',} is not expected.'],
    [`{'a': 012}`, '012 starts with a zero.'],
    [`{'a': 1__0}`, '1_ is no number that can be read.'],
    [`{'a': 3j}`, '3j is no number that can be read.'],
    [`{'a': 1.2.3}`, '1.2. is no number that can be read.'],
    [`{'a': .}`, '.} is no number that can be read.'],
    [`{'a': 1e309}`, 'the number 1e309 is too large.'],
    [`{'a': '\\N{DASH}'}`, 'characters by name (\\N{…}) are not read; write the character itself.'],
    [`{'a': '\\x4'}`, "the escape \\x4' is cut short."],
    [`{'a': '\\u12'}`, "the escape \\u12'} is cut short."],
    [`{'a': '\\U00110000'}`, 'the escape \\U00110000 is no character.'],
    [`[1, 2]`, 'it is a list or tuple, not a dict.'],
    [`'a'`, 'it is a string, not a dict.'],
    [`3`, 'it is a number, not a dict.'],
    [`None`, 'it is None, not a dict.'],
  ])('refuses %j', (text, reason) => {
    expect(reasonOf(text)).toBe(not + reason);
  });

  it('refuses more than 65,536 characters without reading them', () => {
    expect(reasonOf(`{'a': '${'x'.repeat(65_536)}'}`)).toBe(
      'The dict is 65,545 characters long; at most 65,536 are read.',
    );
    expect(parseDictLiteral(`{'a': '${'x'.repeat(65_527)}'}`).ok).toBe(true);
  });

  it('does not run what it reads', () => {
    for (const text of [`{'a': (() => { globalThis.ran = true })()}`, `{'a': globalThis.ran}`])
      reasonOf(text);
    expect('ran' in globalThis).toBe(false);
  });
});

describe('literalText', () => {
  it.each<[PythonValue, string]>([
    ['a', 'a'],
    [0.5, '0.5'],
    [12345678901234567890n, '12345678901234567890'],
    [true, 'True'],
    [null, ''],
    [[1, ['a', null]], '[1,["a",null]]'],
    [new Map<string, PythonValue>([['__proto__', 1]]), '{"__proto__":1}'],
  ])('writes a value as $1', (value, text) => {
    expect(literalText(value)).toBe(text);
  });
});
