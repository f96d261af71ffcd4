/** Messages on the evaluation set: how its pairs were made, and why there are none. */

import { count, plural } from '../../format';
import { quoted, someQuoted } from '../words';

export const evaluationSetMessages = {
  'evaluation.set.textAlone':
    'Nothing is evaluated, and all sentences are trained on: without labels there are no right answers, so this run cannot show whether the model gets better, and the model of the last step is kept. Open an evaluation file with labelled pairs to see it.',
  'evaluation.set.noLabels': 'Single sentences without labels have no right answers to evaluate by.',
  'evaluation.set.noLabels.next':
    'Choose a column for "Sentence 2" or for "Label", or open a file with labelled pairs.',
  'evaluation.set.labelled': ({ pairs }: { pairs: number }) =>
    `Evaluated on ${plural(pairs, 'held-out pair')}, not used for training.`,
  'evaluation.set.negatives': ({ pairs }: { pairs: number }) =>
    `Evaluated on ${plural(pairs, 'held-out pair')} as label 1, and on each first sentence with its negative as label 0.`,
  'evaluation.set.severalNegatives': (of: { pairs: number; negatives: number; without: number }) =>
    `Evaluated on ${plural(of.pairs, 'held-out pair')} as label 1, and on each first sentence with each of its negatives (${count(of.negatives)} in all) as label 0.${of.without === 0 ? '' : ` ${count(of.without)} of the pairs ${of.without === 1 ? 'has' : 'have'} no negative, and ${of.without === 1 ? 'gets' : 'get'} the second sentence of another pair instead.`}`,
  'evaluation.set.drawn': ({ pairs }: { pairs: number }) =>
    `Evaluated on ${plural(pairs, 'held-out pair')} as label 1, and on each first sentence with the second sentence of another pair as label 0.`,
  'evaluation.set.undrawn': ({ pairs }: { pairs: number }) =>
    `${plural(pairs, 'pair')} got no counter-example, because no other sentence was left.`,
  'evaluation.set.classes': (of: { pairs: number; one: readonly string[]; zero: readonly string[] }) =>
    `Evaluated on ${plural(of.pairs, 'held-out pair')}, not used for training: ${of.one.length === 1 ? 'the class' : 'the classes'} ${someQuoted(of.one)} ${of.one.length === 1 ? 'counts' : 'count'} as label 1, ${someQuoted(of.zero)} as label 0.`,
  'evaluation.set.ungraded': ({ pairs, classes }: { pairs: number; classes: readonly string[] }) =>
    `${plural(pairs, 'pair')} of the ${classes.length === 1 ? 'class' : 'classes'} ${someQuoted(classes)} ${pairs === 1 ? 'is' : 'are'} left out, because ${classes.length === 1 ? 'it says' : 'these say'} neither.`,
  'evaluation.set.sentences': ({ sentences }: { sentences: number }) =>
    `Evaluated on ${plural(sentences, 'held-out sentence')}, not used for training: each with another of its class as label 1, and with one of another class as label 0.`,
  'evaluation.set.search': ({ queries, texts }: { queries: number; texts: number }) =>
    `${plural(queries, 'distinct first sentence is also a query', 'distinct first sentences are also queries')} for retrieval from ${plural(texts, 'text')}.`,
  'evaluation.set.searchOfFirst': (of: { queries: number; texts: number; rows: number }) =>
    `${plural(of.queries, 'distinct first sentence', 'distinct first sentences')} of the first ${plural(of.rows, 'row')} ${of.queries === 1 ? 'is also a query' : 'are also queries'} for retrieval from ${plural(of.texts, 'text')}.`,
  'evaluation.set.few':
    'With so few pairs, chance alone can bring Spearman close to 1 or −1, so read the numbers with care.',
  'evaluation.set.overlap': ({ pairs }: { pairs: number }) =>
    pairs === 1
      ? '1 training pair was left out, because it is evaluated on too.'
      : `${count(pairs)} training pairs were left out, because they are evaluated on too.`,
  'evaluation.set.bySplit': (of: { column: string; part: string; left: number }) =>
    `The column ${quoted(of.column)} is the split: rows of train are trained on, rows of ${of.part} evaluated on${
      of.left === 0 ? '' : `, and ${plural(of.left, 'other row is', 'other rows are')} used for neither`
    }.`,
  'evaluation.set.fileNotSplit': ({ column, left }: { column: string; left: number }) =>
    `The evaluation file is evaluated on, not the rows that the column ${quoted(column)} marks for it: of the first file only rows of train are used, and ${plural(left, 'other row is', 'other rows are')} not.`,
  'evaluation.set.allRows': ({ rows }: { rows: number }) =>
    rows === 1 ? 'Evaluated on the only row.' : `Evaluated on all ${plural(rows, 'row')}.`,
  'evaluation.set.firstRows': ({ rows, all }: { rows: number; all: number }) =>
    `Evaluated on the first ${count(rows)} of ${plural(all, 'row')}.`,
  'evaluation.set.partOfSplit': (of: {
    column: string;
    part: string;
    rows: number;
    ofPart: number;
    all: number;
  }) =>
    `Evaluated on ${of.rows < of.ofPart ? `the first ${count(of.rows)} of the` : 'the'} ${plural(of.ofPart, 'row')} of ${of.part}, as the column ${quoted(of.column)} says; ${plural(of.all - of.ofPart, 'other row is', 'other rows are')} not.`,
  'evaluation.set.noTraining': 'No training in this run.',
  'evaluation.set.unusableLabels': 'This label column cannot be used for evaluation.',
  'evaluation.set.unusableLabels.next': 'Choose another label column, or set Label to "None".',
  'evaluation.set.noClass': 'No held-out row can be evaluated by its class.',
  'evaluation.set.noClass.next': 'Add rows of each class, or open an evaluation file.',
};
