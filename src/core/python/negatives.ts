/** A training script's negatives: those of the training part as the loss takes them, those of the held-out part as lists. */

import type { LossEntry } from '../losses/types';

interface Negatives {
  /** Columns of negatives. */
  readonly columns: number;
  /** Whether a row has fewer of them than there are columns. */
  readonly ragged: boolean;
}

/** Whether each row has one negative, so that its column is all that is needed. */
export const isPlain = ({ columns, ragged }: Negatives) => columns <= 1 && !ragged;

/** Whether the rows are grouped: sentence-transformers takes columns without gaps. */
export const isGrouped = ({ usesNegatives }: LossEntry, { ragged }: Negatives) =>
  usesNegatives === 'together' && ragged;

/** The columns of negatives beside both sentences. */
export const negativeNames = ({ columns }: Negatives): readonly string[] =>
  Array.from({ length: columns }, (_, i) => `sentence${i + 3}`);

/**
 * Sets `negatives_of`, and makes of `train` what the loss takes; empty where the columns are that.
 * @param labelled whether the rows have labels
 * @param taught whether their labels are a teacher's numbers
 */
export function negativeLines(
  entry: LossEntry,
  negatives: Negatives,
  labelled: boolean,
  taught: boolean,
): string {
  if (entry.usesNegatives === false || isPlain(negatives)) return '';
  const names = negativeNames(negatives).map((name) => `"${name}"`);
  const definition = `

def negatives_of(row):
    """The negatives of a row, without empty cells."""
    return [row[name] for name in [${names.join(', ')}] if row[name] != ""]

`;
  if (entry.usesNegatives === 'apart') {
    return `${definition}
# A triplet for each negative; rows without one are left out.
train = Dataset.from_list([
    {"sentence1": row["sentence1"], "sentence2": row["sentence2"], "sentence3": text}
    for row in train
    for text in negatives_of(row)
])
`;
  }
  if (!isGrouped(entry, negatives)) return definition;
  return `${definition}
# Columns without gaps: the rows by their number of negatives.
groups = {}
for row in train:
    texts = {f"sentence{i}": text for i, text in enumerate(negatives_of(row), 3)}
    groups.setdefault(len(texts), []).append({"sentence1": row["sentence1"], "sentence2": row["sentence2"], **texts${taught ? ownLabel : labelOfRow(entry, labelled)}})
train = DatasetDict({f"negatives_{count}": Dataset.from_list(rows) for count, rows in sorted(groups.items())})
`;
}

const ownLabel = ', "label": row["label"]';

/** A loss that takes labels wants them of pairs without a negative: what belongs together has label 1. */
const labelOfRow = ({ usesLabels }: LossEntry, labelled: boolean) =>
  usesLabels === false ? '' : `, "label": ${labelled ? 'row["label"]' : '1.0'}`;

/** A part of the docstring, where the script cannot do what the page does. */
export const groupingNote = (entry: LossEntry, negatives: Negatives) =>
  isGrouped(entry, negatives)
    ? `
Rows have different numbers of negatives, and sentence-transformers takes columns without gaps. So each batch here has
rows with one number of negatives, while the browser mixes them: there every row sees the negatives of all others.
`
    : '';

/** Sets `first`, `second`, `sentences1`, `sentences2`, `labels`, and `anchors`, `positives`, `negatives` by triplet. */
export const tripletLines = `# Held-out pairs have the label 1; each first sentence with each of its negatives has 0, and where it has none, with
# the next pair's second one.
first, second = list(held_out["sentence1"]), list(held_out["sentence2"])
lists = [negatives_of(row) for row in held_out]
triplets = [(one, two, text) for one, two, texts in zip(first, second, lists) for text in texts]
anchors, positives, negatives = ([triplet[i] for triplet in triplets] for i in range(3))
others = [(one, other) for one, other, texts in zip(first, second[1:] + second[:1], lists) if not texts]
sentences1 = first + anchors + [one for one, _ in others]
sentences2 = second + negatives + [other for _, other in others]
labels = [1] * len(first) + [0] * (len(sentences1) - len(first))`;
