/** What the training script repeats of how the page understood the data: joined columns, marks, the file's own split. */

import type { ReadExamples } from '../../data/dataset/examples';
import type { FileSplit } from '../../data/dataset/fileSplit';
import type { DataChoices, JoinedSentence } from '../../data/types';
import { pythonList } from '../literals';
import { marksAsWritten, marksInAnyCase } from '../../data/words/missing';

/** Of a report on examples; what is absent does not occur in the data. */
export interface Understood {
  readonly joins?: ReadExamples['joins'];
  readonly marks?: ReadExamples['marks'];
  readonly raters?: ReadExamples['raters'];
  readonly labelMarks?: ReadExamples['labelMarks'];
  readonly split?: Omit<FileSplit, 'parts'> | null;
  readonly choices?: DataChoices;
}

const keptMarks = ({ marks = [] }: Understood) => marks.filter(({ kept }) => kept).map(({ mark }) => mark);

/** The column of a sentence: `column` gives the code for each column of the file. */
export function sentenceColumn(
  sentence: JoinedSentence,
  own: number,
  understood: Understood,
  column: (index: number) => string,
): string {
  const join = understood.joins?.find((offer) => offer.joined && offer.sentence === sentence);
  return join ? `joined(${join.columns.map(column).join(', ')})` : column(own);
}

/** Defines what joins columns, where some are. */
export function joinDefinition(understood: Understood): string {
  if (!understood.joins?.some(({ joined }) => joined)) return '';
  return `

def is_missing(text):
    """Whether a text is empty, or marks a missing one."""
    if text in ${pythonList(keptMarks(understood))}:
        return False
    return text == "" or text in ${pythonList(marksAsWritten)} or text.lower() in ${pythonList(marksInAnyCase)}


def joined(*columns):
    """The texts of several columns, joined by a space, without those that are missing."""
    texts = zip(*(column.fillna("").str.strip() for column in columns))
    return [" ".join(text for text in row if not is_missing(text)) for row in texts]


`;
}

/** Leaves out rows whose sentence only marks a missing text; a negative that does is empty. */
export function marksLine({ marks = [] }: Understood): string {
  const rejected = marks.filter(({ kept }) => !kept).map(({ mark }) => mark);
  return rejected.length === 0
    ? ''
    : `\nexamples = examples[~examples.filter(regex="^sentence[12]$").isin(${pythonList(rejected)}).any(axis=1)]
examples = examples.replace(${pythonList(rejected)}, "")`;
}

/** Sets \`train\` and, where there is something to evaluate by, \`held_out\` by the file's own split; null where it is not used. */
export function splitLines({ split }: Understood, evaluated: boolean): string | null {
  if (split?.used !== true) return null;
  const part = (cells: readonly string[]) =>
    `parts.filter(lambda row: row["split"].strip() in ${pythonList(cells)}).remove_columns("split")`;
  if (!evaluated) return `train = ${part(split.cells.train)}`;
  return `train = ${part(split.cells.train)}
held_out = ${part(split.cells[split.evaluated])}


def pair(row):
    """A row's sentences in either order."""
    return frozenset(" ".join(row[name].lower().split()) for name in ("sentence1", "sentence2") if name in row)


# No pair that is evaluated on is trained on.
evaluated = {pair(row) for row in held_out}
train = train.filter(lambda row: pair(row) not in evaluated)`;
}

/** The column that names the split, for the lines above. */
export const splitColumn = ({ split }: Understood, column: (index: number) => string): string[] =>
  split?.used === true ? [`    "split": ${column(split.column)},`] : [];
