/** Names of what a file is read by: for the page, the terminal and the model card. */

export const roleWords = {
  sentence1: 'Sentence 1',
  sentence2: 'Sentence 2',
  label: 'Label',
  negative: 'Negative',
};

export const readingWords = {
  header: 'First row is a header',
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    gb18030: 'GB18030 (Chinese)',
    'windows-1252': 'Windows-1252 (Western)',
    'windows-1250': 'Windows-1250 (Central European)',
    'windows-1251': 'Windows-1251 (Cyrillic)',
    shift_jis: 'Shift JIS (Japanese)',
    'euc-kr': 'EUC-KR (Korean)',
    big5: 'Big5 (Chinese, traditional)',
  },
  delimiters: {
    ',': 'Comma',
    ';': 'Semicolon',
    '\t': 'Tab',
    '|': 'Pipe',
    '  ': 'Spaces (two or more, or aligned columns)',
  },
  quoting: 'Quotes',
  quotings: {
    double: 'Doubled ("")',
    backslash: 'Escaped (\\")',
    single: "Single (')",
    none: 'Part of the text',
  },
};
