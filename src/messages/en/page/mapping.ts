/** The words of what the person can change about how the data is understood. */

import { plural, signed } from '../../format';
import { and, quoted } from '../words';

const labels = (cells: readonly string[]) => cells.slice(0, 3).join(' / ') + (cells.length > 3 ? ' / …' : '');

export const mappingWords = {
  title: 'How the data is understood',

  scale: 'Score scale',
  scaleLine: (min: number, max: number, reversed: boolean) =>
    `${signed(min)} … ${signed(max)} → ${reversed ? '1 … 0' : '0 … 1'}`,
  keptLine: (min: number, max: number, reversed: boolean) =>
    reversed
      ? `${signed(min)} … ${signed(max)} → ${signed(max)} … ${signed(min)}`
      : `${signed(min)} … ${signed(max)}, kept as they are`,
  minimum: 'Scale minimum',
  maximum: 'Scale maximum',
  scaleWrong: 'The maximum must be greater than the minimum.',
  keep: 'Keep scores as they are',
  guess: 'Use the guess',
  higherIsLess: 'Higher means less similar',
  numberedClasses: (min: number, max: number) =>
    `The whole numbers from ${signed(min)} to ${signed(max)} are read as classes without an order.`,
  readAsScores: 'Read as scores',

  meaning: 'Label meaning',
  question: 'Which of these means similar?',
  answer: (label: string) => `${quoted(label)} means similar`,
  unlabelled: 'If neither does, set Label to "None".',
  example: (label: string, texts: readonly string[]) => `${label}: ${texts.map(quoted).join(' – ')}`,
  wordLine: (similar: readonly string[], different: readonly string[]) =>
    `${labels(similar)} = similar, ${labels(different)} = not similar`,
  swap: 'Swap',
  swapNamed: 'Swap similar and not similar',

  useSplit: (column: string) => `Use the column ${quoted(column)} as the split`,
  join: (columns: readonly string[]) => `Join ${and(columns)} with a space`,

  averageRaters: (columns: readonly string[]) => `Use the mean of ${and(columns.map(quoted))} as the label`,

  textMarks: {
    title: 'Marks of missing text',
    skipped: (mark: string, rows: number) =>
      `${quoted(mark)} is the sentence of ${plural(rows, 'row')}, ${rows === 1 ? 'which is' : 'which are'} skipped.`,
    kept: (mark: string, rows: number) => `${quoted(mark)} is kept as text in ${plural(rows, 'row')}.`,
    keep: 'Keep as text',
    keepNamed: (mark: string) => `Keep ${quoted(mark)} as text`,
    skipNamed: (mark: string) => `Skip rows with the sentence ${quoted(mark)}`,
  },
  labelMarks: {
    title: 'Marks of missing labels',
    skipped: (mark: string, rows: number) =>
      `${quoted(mark)} is the label of ${plural(rows, 'row')}, ${rows === 1 ? 'which is' : 'which are'} skipped.`,
    kept: (mark: string, rows: number) => `${quoted(mark)} is kept as the label of ${plural(rows, 'row')}.`,
    keep: 'Keep as a label',
    keepNamed: (mark: string) => `Keep ${quoted(mark)} as a label`,
    skipNamed: (mark: string) => `Skip rows with the label ${quoted(mark)}`,
  },
  skipMark: 'Skip',
};
