/** Messages on rows that are skipped: why. */

import { count } from '../../format';
import { a, quoted } from '../words';

const sentences = { sentence1: 'Sentence 1', sentence2: 'Sentence 2', negative: 'The negative' };
type SentenceName = keyof typeof sentences;

export const rowMessages = {
  'data.row.faults': ({ faults }: { faults: readonly string[] }) => faults.join(' '),
  'data.row.acrossColumns':
    'The columns of this file are aligned with spaces, but in this line a word stands across the border of two columns.',
  'data.row.fields': ({ fields, expected }: { fields: number; expected: number }) =>
    `Too ${fields > expected ? 'many' : 'few'} fields: ${count(fields)} where ${count(expected)} ${expected === 1 ? 'is' : 'are'} expected.`,
  'data.row.nul': 'It contains a NUL byte: the file is damaged or is not text.',
  'data.row.brokenBytes': 'It contains bytes that are invalid in this encoding (shown as \ufffd).',
  'data.row.openQuote': ({ line }: { line: number }) =>
    `A quote is opened on line ${count(line)} and never closed.`,
  'data.row.afterOpenQuote': ({ line }: { line: number }) =>
    `It may be the end of the row on line ${count(line)}, whose quote is never closed.`,
  'data.row.tooLong': ({ line, limit }: { line: number; limit: number }) =>
    `The row that starts on line ${count(line)} is longer than ${count(limit)} characters; is a quote left open?`,
  'data.row.lineTooLong': ({ limit }: { limit: number }) =>
    `The line is longer than ${count(limit)} characters.`,
  'data.row.elementTooLong': ({ limit }: { limit: number }) =>
    `The element is longer than ${count(limit)} characters; is a quote left open?`,
  'data.row.openArray': 'The array is never closed.',
  'data.row.afterArray': 'There is text after the end of the array.',
  'data.row.openObject': 'The object around the rows is never closed.',
  'data.row.afterObject': 'There is text after the end of the object.',
  'data.row.notJson': ({ error }: { error: string }) => `It is not valid JSON: ${error}.`,
  'data.row.notRecord': ({ type }: { type: string }) =>
    `It is ${type === 'null' ? type : a(type)}, not an object or an array.`,
  'data.row.otherRecord': (of: { type: 'object' | 'array'; before: 'object' | 'array' }) =>
    `It is ${a(of.type)}, but the lines before it are ${of.before}s.`,
  'data.row.missingName': ({ name }: { name: string }) => `It has no ${quoted(name)}.`,
  'data.sentence.empty': ({ sentence }: { sentence: SentenceName }) => `${sentences[sentence]} is empty.`,
  'data.sentence.missing': ({ sentence, mark }: { sentence: SentenceName; mark: string }) =>
    `${sentences[sentence]} is ${quoted(mark)}, which marks a missing text.`,
  'data.sentence.tooLong': (of: { sentence: SentenceName; length: number; limit: number }) =>
    `${sentences[of.sentence]} has ${count(of.length)} characters; at most ${count(of.limit)} are allowed.`,
  'data.sentence.invisible': ({ sentence }: { sentence: SentenceName }) =>
    `${sentences[sentence]} has no visible character.`,
};
