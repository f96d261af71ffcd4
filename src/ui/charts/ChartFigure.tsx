/** The frame of every chart: title, what good looks like, the value in words, the plot, and its numbers as a table. */

import { type ReactNode, Suspense, useState } from 'react';
import { PanelBoundary } from '../faults/PanelBoundary';
import { type Cell, DataTable } from '../parts/DataTable';
import { words } from '../words';
import css from './ChartFigure.module.css';

export interface KeyEntry {
  readonly label: string;
  readonly color: string;
  readonly mark: 'line' | 'thin' | 'dashed' | 'dot' | 'fill' | 'dashed-fill' | 'overlay';
  /** Of an overlay. */
  readonly dash?: string | undefined;
}

interface Props {
  readonly title: string;
  readonly good: string;
  /** An explanation that opens below the plot. */
  readonly guide?: ReactNode;
  /** The chart's value in words. */
  readonly says: string | null;
  /** The same with four decimals, on hover. */
  readonly exactly: string | null;
  readonly keys: readonly KeyEntry[];
  /** The rows are made when the table is opened. */
  readonly table: { readonly heads: readonly string[]; readonly rows: () => readonly (readonly Cell[])[] };
  /** Null until there is something to draw. */
  readonly plot: ReactNode;
  /** What stands in place of the plot until then. */
  readonly empty: string;
  /** Switches beside the title; their room is kept while there is nothing to draw. */
  readonly controls?: ReactNode;
  /** What stands beside the plot. */
  readonly children?: ReactNode;
}

export function ChartFigure({
  title,
  good,
  guide,
  says,
  exactly,
  keys,
  table,
  plot,
  empty,
  controls,
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  return (
    <figure aria-label={title} className={css.figure} data-beside={Boolean(children)}>
      <figcaption className={css.caption}>
        <h3>{title}</h3>
        <p className={css.says} title={exactly ?? undefined}>
          {plot === null ? null : says}
        </p>
        {controls ? (
          <div className={css.controls} data-shown={plot !== null}>
            {controls}
          </div>
        ) : null}
      </figcaption>
      <PanelBoundary title={null} chart>
        <div className={css.plot}>
          {plot === null ? (
            <p className={css.empty}>{empty}</p>
          ) : (
            <div className={css.fill}>
              <Suspense fallback={null}>{plot}</Suspense>
            </div>
          )}
        </div>
      </PanelBoundary>
      <div className={css.below}>
        <ul className={css.keys} data-shown={plot !== null}>
          {keys.map(({ label, color, mark, dash }) => (
            <li key={label}>
              <Mark color={color} mark={mark} dash={dash} /> {label}
            </li>
          ))}
        </ul>
        <p className={css.good}>{good}</p>
        {guide}
        <details
          className={css.values}
          data-shown={plot !== null}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary>{words.charts.table(title)}</summary>
          {open ? (
            <DataTable
              caption={words.charts.tableOf(title)}
              heads={table.heads}
              rows={table.rows()}
              numeric={table.heads.map((_, i) => i)}
            />
          ) : null}
        </details>
      </div>
      {children ? <div className={css.beside}>{children}</div> : null}
    </figure>
  );
}

function Mark({ color, mark, dash: own }: Omit<KeyEntry, 'label'>) {
  const dash = mark === 'dashed' || mark === 'dashed-fill' ? '4 2' : own;
  return (
    <svg width="22" height="12" aria-hidden="true">
      {mark === 'dot' ? (
        <circle cx="11" cy="6" r="4" fill={color} />
      ) : mark === 'fill' || mark === 'dashed-fill' ? (
        <rect
          x="1"
          y="1"
          width="20"
          height="10"
          fill={color}
          fillOpacity={0.35}
          stroke={color}
          strokeDasharray={dash}
        />
      ) : (
        <line
          x1="0"
          y1="6"
          x2="22"
          y2="6"
          stroke={color}
          strokeWidth={mark === 'thin' ? 1 : mark === 'overlay' ? 1.5 : 2.5}
          strokeOpacity={mark === 'thin' ? 0.5 : 1}
          strokeDasharray={dash}
        />
      )}
    </svg>
  );
}
