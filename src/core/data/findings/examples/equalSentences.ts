/** Rows whose two sentences are the same text. */

import { message } from '../../../../messages/message';
import { comparable } from '../../sentence';
import type { Example, LabelScheme } from '../../types';
import { finding, rowsOf } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

/** Rows, and shares of all rows, from which they are reported: a text is never unlike itself, so a few are enough. */
const fewest = 3;
const thresholds = { similar: 0.05, dissimilar: 0.005 } as const;

export function equalSentences({ examples, roles, items, sample }: Checked): Finding[] {
  const groups: Record<keyof typeof thresholds, Example[]> = { similar: [], dissimilar: [] };
  for (const item of items) {
    const { sentence1, sentence2 } = item;
    // Texts of equal form may differ in spaces only at their ends, which are trimmed, or within.
    if (sentence2 === null || (sentence1 !== sentence2 && !isSame(sentence1, sentence2))) continue;
    const group = groupOf(item, examples.labels);
    if (group) groups[group].push(item);
  }
  const of = items.length;
  const enough = (group: keyof typeof thresholds) =>
    groups[group].length >= fewest && groups[group].length >= thresholds[group] * of;
  const report = (name: 'equalSimilar' | 'equalDissimilar', rows: readonly Example[]) =>
    finding({
      name,
      count: rows.length,
      sample,
      what: message(`finding.${name}`, { count: rows.length, of }),
      next: message(`finding.${name}.next`),
      rows: rowsOf(examples, roles, rows),
    });
  return [
    ...(enough('dissimilar') ? [report('equalDissimilar', groups.dissimilar)] : []),
    ...(enough('similar') ? [report('equalSimilar', groups.similar)] : []),
  ];
}

/** The first letters differ in most pairs, so that few texts are made comparable. */
function isSame(a: string, b: string): boolean {
  const alike = a[0] === b[0] || a[0]?.toLowerCase() === b[0]?.toLowerCase();
  return alike && comparable(a) === comparable(b);
}

/** Whether the label says that the sentences are similar; null where it says nothing. */
function groupOf({ label }: Example, labels: LabelScheme): 'similar' | 'dissimilar' | null {
  if (labels.kind === 'none' || labels.kind === 'positive' || label === null) return 'similar';
  const grade = labels.kind === 'class' ? (labels.grades[label] ?? null) : label;
  if (grade === null) return null;
  return grade < 0.5 ? 'dissimilar' : 'similar';
}
