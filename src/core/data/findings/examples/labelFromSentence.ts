/** Whether one of the two sentences gives the label away: wherever it recurs, it has the same label. */

import { message } from '../../../../messages/message';
import type { Example } from '../../types';
import { finding, rowsOf } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

/** Sentences that must recur, and the share of rows that they must be in. */
const fewestSentences = 10;
const fewestShare = 0.3;
/** The share of recurring sentences that must have one label. */
const pureShare = 0.95;
/** Standard deviations beyond what independent labels would give. */
const beyondChance = 4;

export function labelFromSentence({ examples, roles, items, sample }: Checked): Finding[] {
  const { kind } = examples.labels;
  if (roles.sentence2 === null || (kind !== 'binary' && kind !== 'score' && kind !== 'class')) return [];
  return (['sentence1', 'sentence2'] as const).flatMap((which) => {
    const groups = groupsBy(items, ({ [which]: text }) => text ?? '');
    const recurring = [...groups.values()].filter(({ length }) => length > 1);
    const rows = recurring.reduce((sum, { length }) => sum + length, 0);
    if (recurring.length < fewestSentences || rows < fewestShare * items.length) return [];
    const pure = recurring.filter(isPure);
    const { mean, variance } = byChance(recurring, items);
    if (pure.length < pureShare * recurring.length) return [];
    if (pure.length - mean <= beyondChance * Math.sqrt(variance)) return [];
    const params = { which, count: pure.length, of: recurring.length, expected: Math.round(mean) };
    return [
      finding({
        name: 'labelFromSentence',
        count: pure.length,
        sample,
        what: message('finding.labelFromSentence', params),
        next: message('finding.labelFromSentence.next'),
        rows: rowsOf(examples, roles, pure[0] ?? []),
      }),
    ];
  });
}

function groupsBy(items: readonly Example[], key: (item: Example) => string): Map<string, Example[]> {
  const groups = new Map<string, Example[]>();
  for (const item of items) {
    const of = key(item);
    const group = groups.get(of);
    if (group) group.push(item);
    else groups.set(of, [item]);
  }
  return groups;
}

const isPure = (group: readonly Example[]) => group.every(({ label }) => label === group[0]?.label);

/**
 * How many groups would have one label by chance: a group of k rows has one with probability Σ p(label)ᵏ, and the groups
 * are independent.
 */
function byChance(groups: readonly (readonly Example[])[], items: readonly Example[]) {
  const counts = new Map<number | null, number>();
  for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / items.length);
  const known = new Map<number, number>();
  let [mean, variance] = [0, 0];
  for (const { length } of groups) {
    const p = known.get(length) ?? shares.reduce((sum, share) => sum + share ** length, 0);
    known.set(length, p);
    mean += p;
    variance += p * (1 - p);
  }
  return { mean, variance };
}
