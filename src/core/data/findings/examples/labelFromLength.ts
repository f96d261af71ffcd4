/** Whether the lengths of the texts give the label away: a model could learn that instead of their meaning. */

import { message } from '../../../../messages/message';
import type { Example } from '../../types';
import { rankCorrelation, rocAuc, type Association } from '../chance';
import { finding, rowsOf } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

/**
 * An area under the ROC curve from 0.8 on (or down to 0.2), or a |ρ| from 0.6 on, is reported: similar sentences are of
 * similar lengths in honest data too, where the figures stay at about 0.6 and 0.3.
 */
const strongAuc = 0.8;
const strongRho = 0.6;
/** Standard deviations beyond chance: p < 0.0001 for each length that is tried. */
const beyondChance = 4;
/** Rows that each label needs. */
const fewestRows = 10;

const measures = {
  difference: ({ sentence1, sentence2 }: Example) => Math.abs(sentence1.length - (sentence2?.length ?? 0)),
  total: ({ sentence1, sentence2 }: Example) => sentence1.length + (sentence2?.length ?? 0),
} as const;
type Measure = keyof typeof measures;

interface Tell extends Association {
  readonly of: Measure | 'length';
  readonly kind: 'auc' | 'rho';
}

export function labelFromLength({ examples, roles, items, sample }: Checked): Finding[] {
  const labelled = items.filter(({ label }) => label !== null);
  const { kind } = examples.labels;
  if (kind !== 'binary' && kind !== 'score' && kind !== 'class') return [];
  const tried: readonly Measure[] = roles.sentence2 === null ? ['total'] : ['difference', 'total'];
  const labels = labelled.map(({ label }) => label ?? 0);
  const tells = tried.flatMap((name): Tell[] => {
    const lengths = labelled.map(measures[name]);
    const of = roles.sentence2 === null ? 'length' : name;
    return kind === 'score' ? byRank(lengths, labels, of) : byClass(lengths, labels, of);
  });
  const [best] = tells.sort((a, b) => b.z - a.z);
  if (!best) return [];
  const params = { of: best.of, kind: best.kind, value: Math.round(100 * best.value) / 100 };
  return [
    finding({
      name: 'labelFromLength',
      count: labelled.length,
      sample,
      what: message('finding.labelFromLength', params),
      next: message('finding.labelFromLength.next'),
      rows: rowsOf(examples, roles, extremes(labelled)),
    }),
  ];
}

function byRank(lengths: readonly number[], labels: readonly number[], of: Tell['of']): Tell[] {
  const found = rankCorrelation(lengths, labels);
  const strong = found && lengths.length >= 2 * fewestRows && Math.abs(found.value) >= strongRho;
  return strong && found.z > beyondChance ? [{ ...found, of, kind: 'rho' }] : [];
}

/** Each class against all others; of two classes one is enough. */
function byClass(lengths: readonly number[], labels: readonly number[], of: Tell['of']): Tell[] {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const classes = counts.size === 2 ? [Math.max(...counts.keys())] : mostFrequent(counts);
  return classes.flatMap((label) => {
    const rows = counts.get(label) ?? 0;
    const found = rocAuc(
      lengths,
      labels.map((other) => other === label),
    );
    const strong = found && Math.abs(found.value - 0.5) >= strongAuc - 0.5;
    const enough = rows >= fewestRows && labels.length - rows >= fewestRows;
    if (!strong || !enough || found.z <= beyondChance) return [];
    return [{ value: Math.max(found.value, 1 - found.value), z: found.z, of, kind: 'auc' as const }];
  });
}

/** At most ten, so that many classes cost no more. */
const mostFrequent = (counts: ReadonlyMap<number, number>): number[] =>
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 10)
    .map(([label]) => label);

/** One row of the lowest label and one of the highest. */
function extremes(items: readonly Example[]): Example[] {
  const [first] = items;
  if (!first) return [];
  let [low, high] = [first, first];
  for (const item of items) {
    if ((item.label ?? 0) < (low.label ?? 0)) low = item;
    if ((item.label ?? 0) > (high.label ?? 0)) high = item;
  }
  return low === high ? [low] : [low, high];
}
