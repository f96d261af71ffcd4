/** The tab "Errors": the evaluation pairs of the run, or those of a filter, the most confident mistakes first. */

import { useMemo } from 'react';
import { passes } from '../../core/metrics/decision/pairFilter';
import { count, difference, roundedChange, score, shortScore } from '../../messages/format';
import { useApp } from '../../state/react';
import { useNarrow } from '../effects/useNarrow';
import { type Column, VirtualTable } from '../parts/table/VirtualTable';
import { words } from '../words';
import css from './Errors.module.css';
import { FilterChip } from './FilterChip';
import { hasLabels, helpOf, labelWords } from './pairWords';
import { areThere, type Pairs, usePairs } from './usePairs';

/** @param label the width of that column: a number is shorter than a word */
const columns = (label: number): readonly Column[] => [
  { key: 'line', head: words.grid.line, kind: 'number', width: 4.5 },
  { key: 'label', head: words.errors.label, kind: 'number', width: label },
  { key: 'base', head: words.errors.base, kind: 'number', width: 4.75 },
  { key: 'now', head: words.errors.now, kind: 'number', width: 4.75 },
  { key: 'change', head: words.errors.change, kind: 'number', width: 4.75 },
  { key: 'sentence1', head: words.errors.sentence1, kind: 'text', width: 10 },
  { key: 'sentence2', head: words.errors.sentence2, kind: 'text', width: 10 },
  { key: 'part', head: words.errors.part, kind: 'word', width: 5.75 },
];
/** On a phone: what tells a mistake, and its sentences one below the other. */
const narrowColumns = (label: number): readonly Column[] => [
  { key: 'label', head: words.errors.label, kind: 'number', width: label },
  { key: 'now', head: words.errors.now, kind: 'number', width: 4.5 },
  { key: 'sentences', head: words.errors.sentences, kind: 'pair' },
];

export function ErrorsView() {
  const pairs = usePairs();
  return (
    <>
      {typeof pairs === 'string' ? (
        <p>{words.errors[messages[pairs]]}</p>
      ) : 'why' in pairs ? (
        <p>{words.errors.missing[pairs.why](pairs.file)}</p>
      ) : (
        <p className={css.help}>
          <span title={pairs.threshold === null ? undefined : score(pairs.threshold)}>{helpOf(pairs)}</span>
        </p>
      )}
      <FilterChip />
      {areThere(pairs) ? <Listed pairs={pairs} /> : null}
    </>
  );
}

function Listed({ pairs: { rows: all, part, kind } }: { readonly pairs: Pairs }) {
  const filter = useApp((state) => state.pairFilter);
  const showLine = useApp((state) => state.showLine);
  const narrow = useNarrow();
  const shown = useMemo(() => (narrow ? narrowColumns : columns)(hasLabels(kind) ? 4 : 5.25), [narrow, kind]);
  const rows = useMemo(() => (filter ? all.filter((row) => passes(filter, row)) : all), [all, filter]);
  return (
    <>
      {filter ? (
        <output className={css.help}>{words.errors.filter.shown(rows.length, all.length)}</output>
      ) : null}
      <div className={css.grid}>
        <VirtualTable
          label={words.errors.table}
          columns={shown}
          total={rows.length}
          lines={2}
          cellsOf={(index) => {
            const row = rows[index];
            if (!row) return null;
            const { line, label, base, now, sentence1, sentence2 } = row;
            if (narrow) {
              return [
                labelWords(kind, label),
                <Exact key="now" text={shortScore(now ?? base)} exactly={score(now ?? base)} />,
                <Exact
                  key="sentences"
                  text={`${sentence1}\n${sentence2}`}
                  exactly={`${sentence1}\n${sentence2}`}
                />,
              ];
            }
            return [
              part === 'evaluationFile' ? (
                count(line)
              ) : (
                <button
                  key="line"
                  type="button"
                  data-kind="plain"
                  className={css.line}
                  aria-label={words.errors.showLine(line)}
                  title={words.errors.showLine(line)}
                  onClick={() => showLine(line)}
                >
                  {count(line)}
                </button>
              ),
              labelWords(kind, label),
              <Exact key="base" text={shortScore(base)} exactly={score(base)} />,
              <Exact key="now" text={shortScore(now)} exactly={score(now)} />,
              now === null ? (
                ''
              ) : (
                <Exact key="change" text={roundedChange(now - base, 2)} exactly={difference(now - base)} />
              ),
              <Exact key="1" text={sentence1} exactly={sentence1} />,
              <Exact key="2" text={sentence2} exactly={sentence2} />,
              words.errors.parts[part],
            ];
          }}
          toneOf={(index) => (rows[index]?.wrong ? 'alarm' : undefined)}
        />
      </div>
    </>
  );
}

const Exact = ({ text, exactly }: { readonly text: string; readonly exactly: string }) => (
  <span title={exactly}>{text}</span>
);

const messages = { none: 'none', running: 'running', loading: 'loading', unread: 'unread' } as const;
