/** Messages on columns: why each has its role, and why the others have none. */

import { count, plural } from '../../format';
import { roleWords } from '../dataWords';
import { and, quoted, someQuoted } from '../words';

type Role = keyof typeof roleWords;

const bystanders = {
  id: 'It contains ids.',
  time: 'It contains times, dates or durations.',
  price: 'It contains prices or amounts.',
  url: 'It contains addresses of web pages.',
  hash: 'It contains hashes.',
  confidence: 'It contains confidences, not labels.',
  spread: 'It says how far the labels of several raters are apart.',
  annotator: 'It says who labelled the row.',
  split: 'It says which split the row belongs to.',
  language: 'It names the language.',
  count: 'It contains counts or positions.',
  parse: 'It contains parse trees.',
  nested: 'It contains lists or objects.',
  contact: 'It contains phone numbers or e-mail addresses.',
  wordless: 'It contains no words.',
  metadata: 'It says where the row comes from or what it is about.',
};

export const roleMessages = {
  'roles.evidence.sentenceName': ({ column }: { column: string }) =>
    `${quoted(column)} is a common name of such a column.`,
  'roles.evidence.labelName': ({ column }: { column: string }) =>
    `${quoted(column)} is a common name of a label column.`,
  'roles.evidence.texts': ({ texts, length }: { texts: number; length: number }) =>
    `It contains ${plural(texts, 'different text')} of ${plural(length, 'character')} on average.`,
  'roles.evidence.negatives': ({ columns, named }: { columns: number; named: number }) =>
    `${plural(columns, 'negative column')}, ${named === columns ? 'by their names' : named === 0 ? 'by their contents' : `${count(named)} of them by ${named === 1 ? 'its name' : 'their names'}`}.`,
  'roles.evidence.numbers': (of: { values: number; min: number; max: number }) =>
    `It contains ${plural(of.values, 'different number')} from ${of.min} to ${of.max}.`,
  'roles.evidence.values': ({ values }: { values: number }) =>
    `It contains only ${plural(values, 'different value')}, like labels.`,

  'roles.evidence.raters': ({ raters }: { raters: number }) =>
    `The label is the mean of ${plural(raters, 'rater')}.`,

  'roles.unused.empty': 'It is empty.',
  'roles.unused.namedBy': ({ column }: { column: string }) =>
    `${quoted(column)} names the same classes in words.`,
  'roles.unused.bystander': ({ kind }: { kind: keyof typeof bystanders }) => bystanders[kind],
  'roles.unused.rater': ({ column }: { column: string }) =>
    `It contains the labels of one rater; ${quoted(column)} was taken as the label.`,
  'roles.unused.constant': ({ value }: { value: string }) => `It contains ${quoted(value)} in every row.`,
  'roles.unused.negative': 'Its name says that it contains negatives, and it was not chosen as one.',
  'roles.unused.positive':
    'Its name says that it contains further positives, and a row has one. To train on them too, give each a row of its own in the file.',
  'roles.unused.sideScore': 'It contains scores of positives or negatives, and no label of the row.',
  'roles.unused.input': 'It is the input to the instruction, and is not joined to it.',
  'roles.unused.body': ({ column }: { column: string }) =>
    `It is the text below a title, and ${quoted(column)} was taken as the sentence. The two can be joined.`,
  'roles.unused.noLabel': 'Its values or its name do not say that it is a label.',
  'roles.unused.otherLabel': ({ column }: { column: string }) => `${quoted(column)} was taken as the label.`,
  'roles.unused.text': 'It contains text, but other columns fit the sentences better.',

  'roles.onlyIds':
    'The columns contain ids, not sentences: the queries and the corpus are in other files. Join the texts to the ids, and open the result.',
  'roles.taken': ({ role, column, evidence }: { role: Role; column: string; evidence: string }) =>
    `${roleWords[role]}: the column ${quoted(column)}. ${evidence}`,
  'roles.taken.several': (of: { role: Role; columns: readonly string[]; evidence: string }) =>
    `${roleWords[of.role]}: the columns ${someQuoted(of.columns)}. ${of.evidence}`,
  'roles.column.missing': ({ name }: { name: string }) => `There is no column ${quoted(name)}.`,
  'roles.column.missing.next': ({ columns }: { columns: readonly string[] }) =>
    columns.length === 1
      ? `The only column is ${and(columns.map(quoted))}.`
      : `The columns are ${and(columns.map(quoted))}.`,
  'roles.unused': ({ column, reason }: { column: string; reason: string }) =>
    `Not used: the column ${quoted(column)}. ${reason}`,
  'roles.meaning.binary': ({ one, zero }: { one: string; zero: string }) =>
    `Label: ${quoted(one)} means similar, ${quoted(zero)} means not similar.`,
  'roles.meaning.score': (of: { min: number; max: number; reversed: boolean }) =>
    `Label: scores from ${count(of.min)} (${of.reversed ? 'most' : 'least'} similar) to ${count(of.max)} (${of.reversed ? 'least' : 'most'} similar).`,
};
