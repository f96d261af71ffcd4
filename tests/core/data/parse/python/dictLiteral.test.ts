import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderEnglish } from '../../../../../src/messages/english';
import { message, type Message, type ParamsOf } from '../../../../../src/messages/message';
import {
  literalText,
  parseDictLiteral,
  type PythonValue,
} from '../../../../../src/core/data/parse/python/dictLiteral';
import { pythonRepr, type Plain } from './pythonRepr';

/** The value of `{'v': …}`. */
function valueOf(text: string): PythonValue | undefined {
  const result = parseDictLiteral(`{'v': ${text}}`);
  if (!result.ok) throw new Error(renderEnglish(result.reason));
  return result.value.get('v');
}

function reasonOf(text: string): Message | string {
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
  const call = (name: string) => message('data.python.call', { name });
  const name = (of: string) => message('data.python.name', { name: of });
  const number = (text: string) => message('data.python.number', { text });
  const moreText = (text: string) => message('data.python.moreText', { text });
  const unexpected = (text: string) => message('data.python.unexpected', { text });
  const without = (end: string) => message('data.python.endsWithout', { end });
  const separator = (end: string, text: string) => message('data.python.separator', { end, text });
  const notDict = (type: ParamsOf<'data.python.notDict'>['type']) => message('data.python.notDict', { type });
  const early = message('data.python.endsEarly');
  const open = message('data.python.openString');
  const bytes = message('data.python.bytes');
  const set = message('data.python.set');

  it.each<[string, Message]>([
    [`{'a': ${'['.repeat(8)}${']'.repeat(8)}}`, message('data.python.depth', { limit: 8 })],
    [`{'a': f(1)}`, call('f')],
    [`{'a': __import__('os')}`, call('__import__')],
    [`{'a': os.system ('ls')}`, call('os.system')],
    [`__import__('os').system('ls')`, call('__import__')],
    [`set()`, call('set')],
    [`{'a': inf}`, name('inf')],
    [`{'a': -inf}`, message('data.python.noNumber', { sign: '-' })],
    [`{'a': nan}`, name('nan')],
    [`{'a': null}`, name('null')],
    [`{'a': true}`, name('true')],
    [`{'a': b'x'}`, bytes],
    [`{'a': Rb'x'}`, bytes],
    [`{'a': f'x'}`, message('data.python.codeString', { prefix: 'f' })],
    [`{'a': ux'x'}`, message('data.python.prefix', { prefix: 'ux' })],
    [`{'a': {1, 2}}`, set],
    [`{1}`, set],
    [`{'a': 'x`, open],
    [`{'a': 'x\ny'}`, open],
    [`{'a': 'x\\`, open],
    [`{'a': """x"}`, open],
    [`{'a': 1`, without('}')],
    [`{'a': [1`, without(']')],
    [`{'a':`, early],
    [`{`, early],
    [``, early],
    [`{'a' 1}`, message('data.python.colon', { key: 'a' })],
    [`{'a': 1 'b': 2}`, separator('}', "'b': 2}")],
    [`{'a': 1, 'a': 2}`, message('data.python.keyTwice', { key: 'a' })],
    [`{'a': 1} + 2`, moreText('+ 2')],
    [`{'a': 1}; import os`, moreText('; import os')],
    [`{'a': 1}{'b': 2}`, moreText("{'b': 2}")],
    [`{'a': 1 + 2}`, separator('}', '+ 2}')],
    [`{[1]: 2}`, message('data.python.key')],
    [`{'a': *}`, unexpected('*}')],
    [`{,}`, unexpected(',}')],
    [`{'a': 012}`, message('data.python.leadingZero', { text: '012' })],
    [`{'a': 1__0}`, number('1_')],
    [`{'a': 3j}`, number('3j')],
    [`{'a': 1.2.3}`, number('1.2.')],
    [`{'a': .}`, number('.}')],
    [`{'a': 1e309}`, message('data.python.largeNumber', { text: '1e309' })],
    [`{'a': '\\N{DASH}'}`, message('data.python.namedCharacter')],
    [`{'a': '\\x4'}`, message('data.python.shortEscape', { escape: "\\x4'" })],
    [`{'a': '\\u12'}`, message('data.python.shortEscape', { escape: "\\u12'}" })],
    [`{'a': '\\U00110000'}`, message('data.python.noCharacter', { escape: '\\U00110000' })],
    [`[1, 2]`, notDict('sequence')],
    [`'a'`, notDict('string')],
    [`3`, notDict('number')],
    [`True`, notDict('boolean')],
    [`None`, notDict('none')],
  ])('refuses %j', (text, fault) => {
    expect(reasonOf(text)).toEqual(message('data.python.unreadable', { fault }));
  });

  it('refuses more than 65,536 characters without reading them', () => {
    expect(reasonOf(`{'a': '${'x'.repeat(65_536)}'}`)).toEqual(
      message('data.python.tooLong', { length: 65_545, limit: 65_536 }),
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
