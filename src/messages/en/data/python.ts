/** Messages on cells that should hold a Python dict: why one cannot be read. All but the first two end the second. */

import { count } from '../../format';

const types = {
  none: 'None',
  sequence: 'a list or tuple',
  string: 'a string',
  boolean: 'a bool',
  number: 'a number',
};

export const pythonMessages = {
  'data.python.tooLong': ({ length, limit }: { length: number; limit: number }) =>
    `The dict is ${count(length)} characters long; at most ${count(limit)} are read.`,
  'data.python.unreadable': ({ fault }: { fault: string }) =>
    `It is not a Python dict that can be read: ${fault}.`,
  'data.python.notDict': ({ type }: { type: keyof typeof types }) => `it is ${types[type]}, not a dict`,
  'data.python.moreText': ({ text }: { text: string }) => `there is more after its end: ${text}`,
  'data.python.endsEarly': 'it ends too early',
  'data.python.endsWithout': ({ end }: { end: string }) => `it ends without ${end}`,
  'data.python.separator': ({ end, text }: { end: string; text: string }) =>
    `a comma or ${end} is missing before ${text}`,
  'data.python.unexpected': ({ text }: { text: string }) => `${text} is not expected`,
  'data.python.call': ({ name }: { name: string }) => `it contains a call, ${name}(…), and code is never run`,
  'data.python.name': ({ name }: { name: string }) => `the name ${name} is not a literal`,
  'data.python.key': 'a key is a list, tuple or dict',
  'data.python.keyTwice': ({ key }: { key: string }) => `the key '${key}' occurs twice`,
  'data.python.colon': ({ key }: { key: string }) => `a colon is missing after '${key}'`,
  'data.python.set': 'a set is not a dict',
  'data.python.depth': ({ limit }: { limit: number }) =>
    `it is nested deeper than ${count(limit)} ${limit === 1 ? 'level' : 'levels'}`,
  'data.python.noNumber': ({ sign }: { sign: string }) => `no number follows ${sign}`,
  'data.python.number': ({ text }: { text: string }) => `${text} is not a number that can be read`,
  'data.python.leadingZero': ({ text }: { text: string }) => `${text} starts with a zero`,
  'data.python.largeNumber': ({ text }: { text: string }) => `the number ${text} is too large`,
  'data.python.bytes': "bytes (b'…') are not text",
  'data.python.codeString': ({ prefix }: { prefix: string }) => `${prefix}-strings are code, not literals`,
  'data.python.prefix': ({ prefix }: { prefix: string }) => `'${prefix}' is not a string prefix`,
  'data.python.openString': 'a string is not closed',
  'data.python.namedCharacter': 'characters by name (\\N{…}) are not supported; write the character itself',
  'data.python.shortEscape': ({ escape }: { escape: string }) => `the escape ${escape} is too short`,
  'data.python.noCharacter': ({ escape }: { escape: string }) => `the escape ${escape} is not a character`,
};
