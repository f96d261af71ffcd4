import type { Samples } from './types';

const column = 'label';
const spellings = { one: ['yes', 'Yes', 'YES', 'y'], zero: ['no'] };

export const labelSamples = {
  'labels.cell.notNumber': [{ cell: 'n/a' }],
  'labels.cell.tooLarge': [{ cell: '1e309' }],
  'labels.cell.noPercent': [{ cell: '0.5' }],
  'labels.cell.percent': [{ cell: '80%' }],
  'labels.cell.missing': [{ cell: '-1' }],
  'labels.cell.outside': [{ cell: '7' }],
  'labels.cell.neither': [{ cell: 'maybe', ...spellings }],

  'labels.column.empty': [{ column }],
  'labels.column.mostlyEmpty': [
    { column, empty: 2, rows: 3 },
    { column, empty: 2000, rows: 3000 },
  ],
  'labels.column.fractions': [{ column }],
  'labels.column.manyClasses': [
    { column, values: 1, rows: 1 },
    { column, values: 900, rows: 1000 },
  ],
  'labels.column.mixed': [
    { column, others: 1, labels: 3, first: 'n/a', line: 4 },
    { column, others: 10, labels: 30, first: 'n/a', line: 4000 },
  ],
  'labels.column.mixedPercent': [{ column, percents: 10, plain: 1200 }],
  'labels.column.ids': [{ column }],
  'labels.column.text': [{ column: 'note', values: 30 }],

  'labels.same.different': [{ label: '0' }],
  'labels.same.unknown': [{ label: 'foo' }],
  'labels.same.class': [{ label: 'ham' }],
  'labels.same.score': [{ score: 0.7 }],

  'labels.note.binary': [spellings, { one: ['1'], zero: ['-1'] }],
  'labels.note.byOverlap': [{ similar: 'bar', most: 0.5, least: 0.04 }],
  'labels.note.byAlphabet': [{ similar: 'foo' }],
  'labels.note.classes': [
    { classes: ['contradiction', 'entailment', 'neutral'] },
    { classes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  ],
  'labels.note.rescaled': [
    { min: 0, max: 5, percent: false },
    { min: 0, max: 100, percent: true },
    { min: -1, max: 1, percent: false },
  ],
  'labels.note.decimalComma': [{ cell: '0,8', value: 0.8 }],
  'labels.cell.offScale': [{ cell: 'maybe' }],
  'labels.note.keptMark': [
    { cell: '-', rows: 1 },
    { cell: '-1', rows: 1200 },
  ],
  'labels.note.missing': [
    { cell: '-', rows: 1 },
    { cell: '-1', rows: 1200 },
  ],
  'labels.note.ordered': [
    { first: { cell: '1 - not at all similar', label: 0 }, last: { cell: '5 - identical', label: 1 } },
  ],
  'labels.note.opposite': [{ column: 'distance' }],
  'labels.note.scaleEnds': [{ min: 0, max: 100, lowest: 5, highest: 95 }],
  'labels.cell.offChosenScale': [{ cell: '6', min: 0, max: 5 }],
  'labels.column.offChosenScale': [{ min: -1, max: 1 }],
  'labels.note.chosenWords': [
    { one: ['no'], zero: ['yes', 'Yes'] },
    { one: ['0'], zero: [] },
  ],
  'labels.scale.stated': [{ column: 'score (0-100)' }],
  'labels.scale.unit': [{ min: 0.05, max: 0.95 }],
  'labels.scale.seen': [{ min: 1, max: 5 }],
  'labels.scale.usual': [{ min: 0, max: 100, lowest: 5, highest: 95 }],
  'labels.scale.cosines': [{ min: -0.2, max: 0.98 }],
} satisfies Samples<'labels'>;
