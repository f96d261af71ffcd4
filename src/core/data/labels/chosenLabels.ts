/** Labels as a person said they are meant: which words mean "similar", and in which direction they point. */

import { message, type Message } from '../../../messages/message';
import type { LabelScheme } from '../types';
import { labelWord } from '../words/labelWords';
import { shown, type CountedCells, type LabelReading } from './labelReading';
import { readNumber } from './numbers';

/** One label, however it is written: "1.0" and "1", "Yes" and "yes". */
const keyOf = (cell: string) => String(readNumber(cell)?.value ?? labelWord(cell));

/** Whether a chosen word is one of these labels. */
export function isAmong(word: string, cells: Iterable<string>): boolean {
  const key = keyOf(word);
  for (const cell of cells) if (keyOf(cell) === key) return true;
  return false;
}

/** The notes that say how labels were understood, which a choice replaces. */
const readingNotes: readonly Message['code'][] = [
  'labels.note.binary',
  'labels.note.byOverlap',
  'labels.note.byAlphabet',
  'labels.note.opposite',
  'labels.note.classes',
  'labels.note.grades',
  'labels.note.rescaled',
  'labels.note.scaleEnds',
  'labels.note.ordered',
  'labels.note.cosines',
  'labels.same.score',
];

const otherNotes = (notes: readonly Message[], replaced = readingNotes) =>
  notes.filter(({ code }) => !replaced.includes(code));

/** The labels in `similar` as 1, all others as 0; the reading itself where none of them is in the column. */
export function withSimilar(
  reading: LabelReading,
  { counts, faults }: CountedCells,
  similar: readonly string[],
): LabelReading {
  const keys = new Set(similar.map(keyOf));
  const labelled =
    reading.scheme.kind === 'unusable'
      ? [...counts.keys()]
      : [...reading.values].flatMap(([cell, value]) => (typeof value === 'number' ? [cell] : []));
  const one = labelled.filter((cell) => keys.has(keyOf(cell)));
  const zero = labelled.filter((cell) => !keys.has(keyOf(cell)));
  const [value = ''] = one;
  if (one.length === 0) return reading;
  const scheme: LabelScheme =
    zero.length === 0 ? { kind: 'positive', value, cells: one } : { kind: 'binary', one, zero };
  return {
    scheme,
    notes: [
      ...otherNotes(reading.notes),
      message('labels.note.chosenWords', { one: one.map(shown), zero: zero.map(shown) }),
    ],
    certain: true,
    values: new Map<string, number | Message>([
      ...(reading.scheme.kind === 'unusable' ? faults : reading.values),
      ...one.map((cell) => [cell, 1] as const),
      ...zero.map((cell) => [cell, 0] as const),
    ]),
    basis: { kind: 'words', doubt: null, chosen: true },
  };
}

/** Scores and two labels with the direction that was chosen: turned round where they have the other one. */
export function withDirection(reading: LabelReading, reversed: boolean): LabelReading {
  const { scheme, notes, basis } = reading;
  if (scheme.kind !== 'score' && scheme.kind !== 'binary') return reading;
  const said = message(reversed ? 'labels.note.chosenReversed' : 'labels.note.chosenPlain');
  const others = otherNotes(notes, [
    'labels.note.opposite',
    'labels.note.byOverlap',
    'labels.note.byAlphabet',
  ]);
  if ((scheme.reversed ?? false) === reversed) return { ...reading, notes: [...others, said] };
  const turned = (value: number) => (isKeptCosine(scheme) ? -value : 1 - value);
  const values = new Map<string, number | Message>(
    [...reading.values].map(([cell, value]) => [cell, typeof value === 'number' ? turned(value) : value]),
  );
  return {
    ...reading,
    scheme: turnedScheme(scheme, reversed, turned),
    notes: [...others.map(turnedNote), said],
    certain: true,
    values,
    basis: basis?.kind === 'words' ? { ...basis, doubt: null, chosen: true } : basis,
  };
}

const isKeptCosine = (scheme: LabelScheme) =>
  scheme.kind === 'score' && !scheme.rescaled && scheme.min < 0 && scheme.cells === undefined;

function turnedScheme(
  scheme: Extract<LabelScheme, { kind: 'score' | 'binary' }>,
  reversed: boolean,
  turned: (value: number) => number,
): LabelScheme {
  const { reversed: _, ...rest } = scheme;
  const direction = reversed ? { reversed } : {};
  if (rest.kind === 'binary') return { ...rest, one: rest.zero, zero: rest.one, ...direction };
  const { cells, ...score } = rest;
  const rescaled =
    score.rescaled || score.min === 0 ? reversed || !(score.min === 0 && score.max === 1) : false;
  return {
    ...score,
    rescaled,
    ...direction,
    ...(cells ? { cells: cells.map(([cell, value]) => [cell, turned(value)] as const) } : {}),
  };
}

/** The notes that name labels, with the labels turned round. */
function turnedNote(note: Message): Message {
  if (note.code === 'labels.note.binary') {
    return message('labels.note.binary', { one: note.params.zero, zero: note.params.one });
  }
  if (note.code !== 'labels.note.ordered') return note;
  const { first, last } = note.params;
  return message('labels.note.ordered', {
    first: { ...first, label: 1 - first.label },
    last: { ...last, label: 1 - last.label },
  });
}
