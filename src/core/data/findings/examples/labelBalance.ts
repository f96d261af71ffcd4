/** Labels of which nearly all are the same, and classes of very few rows. */

import { message } from '../../../../messages/message';
import type { Example } from '../../types';
import { finding, rowsOf } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

/** The share of rows with one label from which it is reported. */
const threshold = 0.95;
const fewestRows = 20;
const smallClass = 5;

/** Of all rows: counting labels is quick. */
export function labelBalance({ examples, roles }: Checked): Finding[] {
  const { items, labels, table, labelTable = table } = examples;
  if (labels.kind !== 'binary' && labels.kind !== 'score' && labels.kind !== 'class') return [];
  const counts = new Map<number, number>();
  for (const { label } of items) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const written = ({ row }: Pick<Example, 'row'>) => labelTable.rows[row]?.[roles.label ?? -1]?.trim() ?? '';
  const found: Finding[] = [];
  const [top, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [NaN, 0]);
  if (items.length >= fewestRows && most >= threshold * items.length) {
    const [first = { row: -1 }] = items.filter(({ label }) => label === top);
    const others = items.filter(({ label }) => label !== top);
    found.push(
      finding({
        name: 'unbalanced',
        count: most,
        what: message('finding.unbalanced', { label: written(first), count: most, of: items.length }),
        next: message('finding.unbalanced.next'),
        rows: rowsOf(examples, roles, others),
      }),
    );
  }
  const small = labels.kind === 'score' ? [] : [...counts].filter(([, rows]) => rows < smallClass);
  if (small.length > 0) {
    const members = small.flatMap(([label]) => items.find((item) => item.label === label) ?? []);
    found.push(
      finding({
        name: 'smallClasses',
        count: small.length,
        what: message('finding.smallClasses', { names: members.map(written), least: smallClass }),
        next: message('finding.smallClasses.next'),
        rows: rowsOf(examples, roles, members),
      }),
    );
  }
  return found;
}
