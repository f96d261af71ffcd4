/** What becomes of a person's choices when the columns change, and which of them hold for a second file. */

import type { DataChoices, LabelScheme, Mapping, Roles, Table } from '../types';

/** The choices that still hold once the roles have changed: those about a column that lost its role are dropped. */
export function choicesAfter(choices: DataChoices, before: Roles, after: Roles): DataChoices {
  const { similar, reversed, scale, keptLabels, averaged, joined, ...others } = choices;
  const sameLabel = before.label === after.label;
  const sameSentences = before.sentence1 === after.sentence1 && before.sentence2 === after.sentence2;
  return {
    ...others,
    ...(sameLabel && similar !== undefined ? { similar } : {}),
    ...(sameLabel && reversed !== undefined ? { reversed } : {}),
    ...(sameLabel && scale !== undefined ? { scale } : {}),
    ...(sameLabel && keptLabels !== undefined ? { keptLabels } : {}),
    ...(sameLabel && averaged !== undefined ? { averaged } : {}),
    ...(sameSentences && joined !== undefined ? { joined } : {}),
  };
}

/** The choices that turn the labels the other way round; null where they have no direction. */
export function reversedChoices(choices: DataChoices, labels: LabelScheme): DataChoices | null {
  if (labels.kind === 'binary') return { ...choices, similar: labels.zero };
  return labels.kind === 'score' ? { ...choices, reversed: labels.reversed !== true } : null;
}

interface MappedColumns extends Mapping {
  readonly columns: Table['columns'];
}

/**
 * How an evaluation file is understood beside a training file: the same where the columns have the same names, else by
 * its own roles with what was chosen about labels and marks.
 */
export function mappingOfSecond(second: MappedColumns, first: MappedColumns): Mapping {
  if (second.columns.join('\n') === first.columns.join('\n')) {
    return { roles: first.roles, choices: first.choices };
  }
  const { joined: _, useSplit: __, ...choices } = first.choices;
  return { roles: second.roles, choices };
}
