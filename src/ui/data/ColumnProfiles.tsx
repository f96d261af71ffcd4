/** What each column holds. */

import type { ColumnProfile } from '../../core/data/types';
import { count } from '../../messages/format';
import { DataTable } from '../parts/DataTable';
import { words } from '../words';

export function ColumnProfiles({ columns }: { readonly columns: readonly ColumnProfile[] }) {
  return (
    <DataTable
      caption={words.data.columns}
      heads={heads}
      rows={columns.map(rowOf)}
      numeric={[2, 3, 4, 5]}
      whole
    />
  );
}

const { columnHeads } = words.data;
const heads = [
  columnHeads.column,
  columnHeads.kind,
  columnHeads.rows,
  columnHeads.empty,
  columnHeads.unique,
  columnHeads.meanLength,
  columnHeads.range,
  columnHeads.frequent,
];

const rowOf = ({ name, kind, rows, empty, distinct, meanLength, range, values }: ColumnProfile) => [
  name,
  words.data.kinds[kind],
  count(rows),
  count(empty),
  count(distinct),
  count(Math.round(meanLength)),
  range ? words.data.range(range.min, range.max) : '–',
  kind === 'category' || kind === 'number'
    ? values
        .slice(0, 4)
        .map(({ value, count: n }) => `${shortened(value)} (${count(n)})`)
        .join(', ')
    : '–',
];

const shortened = (value: string) => (value.length > 24 ? `${value.slice(0, 24)}…` : value);
