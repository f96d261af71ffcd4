/** Messages on label columns: how their values are read, and why some cannot be. */

import { count, plural } from '../../format';
import { quoted, someQuoted } from '../words';

/** Cells that are written differently and mean the same: `"yes"/"Yes"`, the first three of them. */
const cells = (written: readonly string[]) =>
  written.slice(0, 3).map(quoted).join('/') + (written.length > 3 ? '/…' : '');

const scoreText = (score: number, isPercent: boolean) =>
  `${String(score).replace('-', '−')}${isPercent ? ' %' : ''}`;

const percent = (share: number) => `${Math.round(100 * share)} %`;

export const labelMessages = {
  'labels.cell.empty': 'The label is empty.',
  'labels.cell.notNumber': ({ cell }: { cell: string }) => `The label ${quoted(cell)} is not a number.`,
  'labels.cell.tooLarge': ({ cell }: { cell: string }) =>
    `The label ${quoted(cell)} is too large for a number.`,
  'labels.cell.noPercent': ({ cell }: { cell: string }) =>
    `The label ${quoted(cell)} has no percent sign, unlike the others.`,
  'labels.cell.percent': ({ cell }: { cell: string }) =>
    `The label ${quoted(cell)} is a percentage, unlike the others.`,
  'labels.cell.missing': ({ cell }: { cell: string }) => `The label ${quoted(cell)} marks a missing label.`,
  'labels.cell.offScale': ({ cell }: { cell: string }) =>
    `The label ${quoted(cell)} is not on the scale of the others.`,
  'labels.cell.outside': ({ cell }: { cell: string }) =>
    `The label ${quoted(cell)} is outside the range of the others.`,
  'labels.cell.neither': (of: { cell: string; one: readonly string[]; zero: readonly string[] }) =>
    `The label ${quoted(of.cell)} is neither ${cells(of.one)} nor ${cells(of.zero)}.`,

  'labels.cell.offChosenScale': (of: { cell: string; min: number; max: number }) =>
    `The score ${of.cell} is outside the scale from ${scoreText(of.min, false)} to ${scoreText(of.max, false)}.`,

  'labels.column.offChosenScale': ({ min, max }: { min: number; max: number }) =>
    `No score is on the scale from ${scoreText(min, false)} to ${scoreText(max, false)}. Change its ends.`,
  'labels.column.empty': ({ column }: { column: string }) =>
    `The label column ${quoted(column)} is empty. Set Label to "None", or choose another column.`,
  'labels.column.mostlyEmpty': (of: { column: string; empty: number; rows: number }) =>
    `The label column ${quoted(of.column)} is empty in ${count(of.empty)} of ${plural(of.rows, 'row')}. Fill it, or set Label to "None".`,
  'labels.column.fractions': ({ column }: { column: string }) =>
    `The label column ${quoted(column)} contains numbers with fractions, but single sentences need a class each. Choose a column for "Sentence 2", or another label column.`,
  'labels.column.manyClasses': (of: { column: string; values: number; rows: number }) =>
    `The column ${quoted(of.column)} contains ${plural(of.values, 'different value')} in ${plural(of.rows, 'row')}, too many for classes. Choose another label column.`,
  'labels.column.mixed': (of: {
    column: string;
    others: number;
    labels: number;
    first: string;
    line: number;
  }) =>
    `The label column ${quoted(of.column)} mixes numbers with text: ${
      of.others === 1
        ? `1 of ${plural(of.labels, 'label')} is not a number, ${quoted(of.first)} on line ${count(of.line)}. Make it a number, or leave it empty.`
        : `${count(of.others)} of ${plural(of.labels, 'label')} are not numbers, the first ${quoted(of.first)} on line ${count(of.line)}. Make them numbers, or leave them empty.`
    }`,
  'labels.column.mixedPercent': (of: { column: string; percents: number; plain: number }) =>
    `The label column ${quoted(of.column)} mixes percentages (${count(of.percents)}) with plain numbers (${count(of.plain)}). Write all of them one way.`,
  'labels.column.ids': ({ column }: { column: string }) =>
    `The column ${quoted(column)} contains a different whole number in every row, like an id. Choose another label column, or set Label to "None".`,
  'labels.column.text': ({ column, values }: { column: string; values: number }) =>
    `The column ${quoted(column)} contains text (${plural(values, 'different value')}), not labels. Choose another label column, or set Label to "None".`,

  'labels.same.different': ({ label }: { label: string }) =>
    `Every label is ${quoted(label)}, so no pair is marked as similar. Add similar pairs, or choose another label column.`,
  'labels.same.unknown': ({ label }: { label: string }) =>
    `Every label is ${quoted(label)}, so nothing can be learned from the labels. If the two sentences of every pair belong together, set Label to "None".`,
  'labels.same.class': ({ label }: { label: string }) =>
    `Every label is ${quoted(label)}, but single sentences need at least two classes. Choose another label column.`,
  'labels.same.score': ({ score }: { score: number }) =>
    `Every score is ${score}: there is nothing to rank, so Spearman and Pearson cannot be computed, and training can only move all pairs alike.`,

  'labels.note.binary': ({ one, zero }: { one: readonly string[]; zero: readonly string[] }) =>
    `The label ${cells(one)} was read as 1 (similar) and ${cells(zero)} as 0 (not similar).`,
  'labels.note.byOverlap': (of: { similar: string; most: number; least: number }) =>
    `The meaning of the two labels is a guess: the sentences of ${quoted(of.similar)} share more words (${percent(of.most)} against ${percent(of.least)}).`,
  'labels.note.byAlphabet': ({ similar }: { similar: string }) =>
    `The meaning of the two labels is a guess: ${quoted(similar)} was taken as similar because it is the second in the alphabet.`,
  'labels.note.classes': ({ classes }: { classes: readonly string[] }) =>
    `The labels were read as ${plural(classes.length, 'class', 'classes')}: ${someQuoted(classes)}.`,
  'labels.note.grades': 'If they are grades, name the column "score".',
  'labels.note.rescaled': (of: { min: number; max: number; percent: boolean }) =>
    `Scores from ${scoreText(of.min, of.percent)} to ${scoreText(of.max, of.percent)} were rescaled to the range from 0 to 1.`,
  'labels.note.decimalComma': ({ cell, value }: { cell: string; value: number }) =>
    `Decimal commas were read as points: ${quoted(cell)} is ${value}.`,
  'labels.note.keptMark': ({ cell, rows }: { cell: string; rows: number }) =>
    `${quoted(cell)}, which marks a missing label elsewhere, is kept as the label of ${plural(rows, 'row')}.`,
  'labels.note.missing': ({ cell, rows }: { cell: string; rows: number }) =>
    `The label ${quoted(cell)} marks a missing label in ${plural(rows, 'row')}: ${rows === 1 ? 'it is' : 'they are'} skipped.`,
  'labels.note.ordered': (of: {
    first: { cell: string; label: number };
    last: { cell: string; label: number };
  }) =>
    `The labels were read as ordered scores, from ${quoted(of.first.cell)} (${of.first.label}) to ${quoted(of.last.cell)} (${of.last.label}).`,
  'labels.note.opposite': ({ column }: { column: string }) =>
    `The name ${quoted(column)} says that a high value means "not similar", so the labels were reversed.`,
  'labels.note.cosines':
    'Scores from −1 to 1 were kept as they are, since CosineSimilarityLoss compares them with cosines.',
  'labels.note.scaleEnds': (of: { min: number; max: number; lowest: number; highest: number }) =>
    `That is a guess at the ends of the scale: the scores in the file are from ${scoreText(of.lowest, false)} to ${scoreText(of.highest, false)}.`,
  'labels.note.chosenWords': ({ one, zero }: { one: readonly string[]; zero: readonly string[] }) =>
    `You chose: ${cells(one)} means similar${zero.length > 0 ? `, ${cells(zero)} means not similar` : ''}.`,
  'labels.note.chosenReversed': 'You chose: a high label means less similar, so the labels are reversed.',
  'labels.note.chosenPlain': 'You chose: a high label means more similar, so the labels are not reversed.',

  'labels.scale.chosen': 'You set this.',
  'labels.scale.words': 'The labels themselves name the scale.',
  'labels.scale.percent': 'The labels are percentages.',
  'labels.scale.stated': ({ column }: { column: string }) => `The name ${quoted(column)} states the scale.`,
  'labels.scale.unit': (seen: { min: number; max: number }) =>
    `The scores in the file are from ${scoreText(seen.min, false)} to ${scoreText(seen.max, false)}, within 0 to 1.`,
  'labels.scale.seen': (seen: { min: number; max: number }) =>
    `The scores in the file are from ${scoreText(seen.min, false)} to ${scoreText(seen.max, false)}.`,
  'labels.scale.usual': (of: { min: number; max: number; lowest: number; highest: number }) =>
    `Guessed: the scores in the file are from ${scoreText(of.lowest, false)} to ${scoreText(of.highest, false)}, and ${scoreText(of.min, false)} to ${scoreText(of.max, false)} is a usual scale.`,
  'labels.scale.cosines': (seen: { min: number; max: number }) =>
    `The scores in the file are from ${scoreText(seen.min, false)} to ${scoreText(seen.max, false)}, like cosines.`,
};
