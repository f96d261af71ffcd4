/** The tab "Errors": all evaluation pairs of the run, the most confident mistakes first. */

import { count, difference, score, signed } from '../../messages/format';
import { type Column, VirtualTable } from '../parts/table/VirtualTable';
import { words } from '../words';
import css from './Errors.module.css';
import { helpOf } from './pairWords';
import { usePairs } from './usePairs';

const columns: readonly Column[] = [
  { key: 'line', head: words.grid.line, kind: 'number' },
  { key: 'label', head: words.errors.label, kind: 'number' },
  { key: 'base', head: words.errors.base, kind: 'number' },
  { key: 'now', head: words.errors.now, kind: 'number' },
  { key: 'change', head: words.errors.change, kind: 'number' },
  { key: 'sentence1', head: words.errors.sentence1, kind: 'text' },
  { key: 'sentence2', head: words.errors.sentence2, kind: 'text' },
  { key: 'part', head: words.errors.part, kind: 'word' },
];

export function ErrorsView() {
  const pairs = usePairs();
  if (typeof pairs === 'string') return <p>{words.errors[messages[pairs]]}</p>;
  const { rows, part } = pairs;
  return (
    <>
      <p className={css.help}>{helpOf(pairs)}</p>
      <div className={css.grid}>
        <VirtualTable
          label={words.errors.table}
          columns={columns}
          total={rows.length}
          cellsOf={(index) => {
            const row = rows[index];
            if (!row) return null;
            const { line, label, base, now, sentence1, sentence2 } = row;
            return [
              count(line),
              signed(Number(label.toFixed(2))),
              score(base),
              score(now),
              now === null ? '' : difference(now - base),
              <span key="1" title={sentence1}>
                {sentence1}
              </span>,
              <span key="2" title={sentence2}>
                {sentence2}
              </span>,
              words.errors.parts[part],
            ];
          }}
          toneOf={(index) => (rows[index]?.wrong ? 'alarm' : undefined)}
        />
      </div>
    </>
  );
}

const messages = { none: 'none', running: 'running', loading: 'loading', missing: 'otherData' } as const;
