/** Messages on what is found in data before a run: what it is, with counts, and what can be done. */

import { count, hundredths, plural } from '../../format';
import { and, quoted, someQuoted } from '../words';

export interface InColumn {
  readonly column: string;
  readonly count: number;
  readonly of: number;
}

/** "12 of 400 texts in the column "a"", and a verb of the same number. */
const texts = ({ column, count: n, of }: InColumn, one: string, many: string) =>
  `${count(n)} of ${plural(of, 'text')} in the column ${quoted(column)} ${n === 1 ? one : many}`;

const rowsOf = (n: number, of: number) => `${count(n)} of ${plural(of, 'row')}`;

export const findingMessages = {
  'finding.notice': ({ what, next }: { what: string; next: string }) => `${what} ${next}`,
  'finding.severity.asks': 'Check before you train',
  'finding.severity.warns': 'Warning',
  'finding.severity.notes': 'Note',
  'finding.line': ({ severity, what, next }: { severity: string; what: string; next: string }) =>
    `${severity}: ${what} ${next}`,
  'finding.row': ({ lines, text }: { lines: readonly number[]; text: string }) =>
    `  ${lines.length === 1 ? 'Line' : 'Lines'} ${and(lines.map(count))}: ${text}`,
  'finding.sample': ({ rows }: { rows: number }) => `Counted in a sample of ${plural(rows, 'row')}.`,

  'finding.reversedLabel': (of: { spearman: number; low: number; high: number; pairs: number }) =>
    `Is the label the other way round? Before any training, the base model's Spearman is ${hundredths(of.spearman)} (95 % interval ${hundredths(of.low)} to ${hundredths(of.high)}, ${plural(of.pairs, 'pair')}): the pairs that the label calls less similar have the higher cosines.`,
  'finding.reversedLabel.next':
    'Look at the rows. If a high label means different, reverse the label; otherwise the model would learn the opposite of what you mean.',

  'finding.literals': (of: InColumn) =>
    `${texts(of, 'is', 'are')} JSON or Python data, such as a list in brackets, and not ${of.count === 1 ? 'a sentence' : 'sentences'}.`,
  'finding.literals.next':
    'The model would learn brackets and quotes. Choose another column, or export the texts as plain sentences.',

  'finding.ids': (of: InColumn) =>
    `${texts(of, 'is an id, a hash, a number or a web address', 'are ids, hashes, numbers or web addresses')}, and not ${of.count === 1 ? 'a sentence' : 'sentences'}.`,
  'finding.ids.next':
    'Choose the column that has the texts. If they are in another file, join the two files by id first.',

  'finding.swallowedRows': ({ cells, lines }: { cells: number; lines: number }) =>
    `${plural(cells, 'cell contains', 'cells contain')} line ends and delimiters, as if ${plural(lines, 'row')} of the file were inside ${cells === 1 ? 'it' : 'them'}.`,
  'finding.swallowedRows.next':
    'A quote was probably opened and never closed. Choose another value for Quotes, or correct the line in the file.',

  'finding.code': (of: InColumn) => `${texts(of, 'looks', 'look')} like program code.`,
  'finding.code.next':
    'If that is intended, choose a base model that was trained on code: others know prose. Otherwise choose another column.',

  'finding.markup': (of: InColumn) =>
    `${texts(of, 'contains', 'contain')} HTML or Markdown, such as tags, "&amp;" or links in brackets.`,
  'finding.markup.next': 'Remove the markup from the file: the model reads it as words.',

  'finding.repeatedWord': (of: InColumn) =>
    `${texts(of, 'is', 'are')} one word that is repeated several times.`,
  'finding.repeatedWord.next': 'Remove these rows if they are tests or placeholders.',

  'finding.sameText': ({ text, ...of }: InColumn & { text: string }) =>
    `The column ${quoted(of.column)} is ${quoted(text)} in ${rowsOf(of.count, of.of)}.`,
  'finding.sameText.next':
    'A column that hardly changes teaches little about similarity. Choose another one, or add rows with other texts.',

  'finding.equalDissimilar': (of: { count: number; of: number }) =>
    `In ${rowsOf(of.count, of.of)} both sentences are the same text, but the label calls them different.`,
  'finding.equalDissimilar.next':
    'The cosine of two equal texts is always 1, so the model cannot learn these rows. Check the label and the columns, or remove the rows.',

  'finding.equalSimilar': (of: { count: number; of: number }) =>
    `In ${rowsOf(of.count, of.of)} both sentences are the same text.`,
  'finding.equalSimilar.next':
    'The cosine of two equal texts is always 1, so these rows teach nothing and make an evaluation look better. Check the columns, or remove the rows.',

  'finding.contradictions': ({ of, count: n }: { of: 'pairs' | 'sentences'; count: number }) =>
    `${plural(n, 'row repeats', 'rows repeat')} ${of === 'pairs' ? 'a pair' : 'a sentence'} with another label than before; both are kept.`,
  'finding.contradictions.next':
    'The model cannot satisfy both labels. Keep one row of each, or check how the labels were made.',

  'finding.labelFromLength': ({
    of,
    kind,
    value,
  }: {
    of: 'difference' | 'total' | 'length';
    kind: 'auc' | 'rho';
    value: number;
  }) => {
    const length = {
      difference: 'the difference in length of the two sentences',
      total: 'the total length of the two sentences',
      length: 'the length of the sentence',
    }[of];
    const measure = kind === 'auc' ? 'area under the ROC curve' : 'Spearman';
    return `The label can be predicted from ${length} alone (${measure} ${hundredths(value)}, without reading a word).`;
  },
  'finding.labelFromLength.next':
    'The model may learn lengths instead of meanings, and the evaluation would not show it. Add rows whose lengths do not give the label away.',

  'finding.labelFromSentence': ({
    which,
    ...of
  }: {
    which: 'sentence1' | 'sentence2';
    count: number;
    of: number;
    expected: number;
  }) =>
    `The label follows from ${which === 'sentence1' ? 'sentence 1' : 'sentence 2'} alone: ${count(of.count)} of ${plural(of.of, 'sentence')} that occur more than once have the same label in each row (about ${count(of.expected)} would by chance).`,
  'finding.labelFromSentence.next':
    'The model may learn which sentences get which label instead of comparing the two. Add rows that pair these sentences with the other labels too.',

  'finding.unbalanced': ({ label, ...of }: { label: string; count: number; of: number }) =>
    `The label is ${quoted(label)} in ${rowsOf(of.count, of.of)}.`,
  'finding.unbalanced.next':
    'With hardly any other label there is little to learn and little to evaluate. Add rows with other labels, or remove some of these.',

  'finding.smallClasses': ({ names, least }: { names: readonly string[]; least: number }) =>
    `${plural(names.length, 'class has', 'classes have')} fewer than ${count(least)} rows: ${someQuoted(names)}.`,
  'finding.smallClasses.next':
    'A class of so few rows is hardly learned and may be missing from the evaluation. Add rows, or join it with another class.',

  'finding.fewEvaluationPairs': ({ rows, isFile, reach }: { rows: number; isFile: boolean; reach: number }) =>
    `${isFile ? 'The evaluation file has only' : 'The held-out part has only'} ${plural(rows, 'row')}: by chance alone Spearman ${reach < 1 ? `easily reaches ±${hundredths(reach)}` : 'can be anything'}.`,
  'finding.fewEvaluationPairs.next':
    'A difference before and after training says little then. Add rows, raise "Evaluation split", or choose an evaluation file with more rows.',

  'finding.sharedPairs': (of: { count: number; of: number }) =>
    `${count(of.count)} of ${plural(of.of, 'evaluation pair')} ${of.count === 1 ? 'is' : 'are'} in the training data too.`,
  'finding.sharedPairs.next': 'They are left out of training, so that the evaluation stays fair.',

  'finding.sharedSentences': (of: { count: number; of: number; rows: number; heldOut: number }) =>
    `${count(of.count)} of ${plural(of.of, 'evaluation sentence')} ${of.count === 1 ? 'is' : 'are'} trained on too, in other pairs (${count(of.rows)} of ${plural(of.heldOut, 'evaluation row')}).`,
  'finding.sharedSentences.next':
    'The evaluation may look better than it would on new sentences. If that matters, choose an evaluation file whose sentences are not trained on.',

  'finding.unknownTokens': ({ percent }: { percent: number }) =>
    `${count(percent)} % of the tokens are unknown to this model: it reads the same placeholder for all of them.`,
  'finding.unknownTokens.next':
    'Choose a base model that knows the language and the script of the data, such as a multilingual one.',

  'finding.cutSentences': ({ percent, maxLength }: { percent: number; maxLength: number }) =>
    `${count(percent)} % of the sentences are longer than ${plural(maxLength, 'token')} and are cut there.`,
  'finding.cutSentences.next':
    'Raise "Max sequence length" if the model allows it, or split the texts into shorter ones.',
};
