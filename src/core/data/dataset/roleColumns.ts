/** The columns of a role: one at most, or any number of negatives. */

import type { Roles } from '../types';

export const roleNames = ['sentence1', 'sentence2', 'negative', 'label'] as const;
export type RoleName = (typeof roleNames)[number];

/** The columns of a role in their order; none where it has none. */
export function columnsOf(roles: Roles, role: RoleName): readonly number[] {
  if (role === 'negative') return roles.negatives;
  const column = roles[role];
  return column === null ? [] : [column];
}

/** All columns that hold texts of a row: its sentences, then its negatives. */
export const textColumns = (roles: Roles): readonly number[] =>
  (['sentence1', 'sentence2', 'negative'] as const).flatMap((role) => columnsOf(roles, role));

/** The roles with one more column: a further negative, in place of the column that any other role has. */
export function withColumn(roles: Roles, role: RoleName, column: number): Roles {
  return role === 'negative'
    ? { ...roles, negatives: [...roles.negatives, column] }
    : { ...roles, [role]: column };
}

/** Whether the rows are single sentences with a class. */
export function isSingle({ sentence1, sentence2, negatives, label }: Roles): boolean {
  const alone = sentence1 !== null && sentence2 === null && negatives.length === 0;
  return alone && label !== null && label !== sentence1;
}

/** Whether the rows are single sentences about which nothing is known: no partner, no class. */
export const isTextAlone = ({ sentence1, sentence2, negatives, label }: Roles): boolean =>
  sentence1 !== null && sentence2 === null && negatives.length === 0 && label === null;

/** Whether one column is chosen for two texts, such as for both sentences. */
export function hasTwice(roles: Roles): boolean {
  const texts = textColumns(roles);
  return new Set(texts).size < texts.length;
}
