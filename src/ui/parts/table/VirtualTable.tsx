/** A table of many rows, of which only those on the screen are drawn. All rows are equally high, and cells are cut. */

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import css from './VirtualTable.module.css';

export interface Column {
  readonly key: string;
  readonly head: ReactNode;
  /**
   * Numbers are set to the right; text takes the room that is left, and a pair of texts, one a line, as well; what is `aside` gets
   * little of it.
   */
  readonly kind: 'number' | 'word' | 'text' | 'pair' | 'aside';
  /** In rem, where the kind's width is not what it needs: the least one of texts. */
  readonly width?: number;
}

interface Props {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly total: number;
  /** Lines of text in a row. */
  readonly lines?: 1 | 2;
  /** A row's cells; null while they are not known. */
  readonly cellsOf: (index: number) => readonly ReactNode[] | null;
  /** A row that differs from the others, such as a skipped one. */
  readonly toneOf?: (index: number) => 'muted' | 'alarm' | undefined;
  /** The rows that are drawn, from `first` to before `end`. */
  readonly onShow?: (first: number, end: number) => void;
}

/** Pixels, by the lines in a row. */
const rowHeights = { 1: 34, 2: 52 } as const;
/** The least width of a column, in rem; the style sheet has the same where it is fixed. */
const leastWidth: Readonly<Record<Column['kind'], number>> = {
  number: 6.25,
  word: 8.5,
  text: 16,
  pair: 12,
  aside: 11,
};
const isShort = (kind: Column['kind']) => kind === 'number' || kind === 'word';
const isText = (kind: Column['kind']) => kind === 'text' || kind === 'pair';
/** Rows drawn beyond each edge, so that scrolling shows no gaps. */
const spare = 12;

export function VirtualTable({ label, columns, total, lines = 1, cellsOf, toneOf, onShow }: Props) {
  const rowHeight = rowHeights[lines];
  const frame = useRef<HTMLFieldSetElement>(null);
  const [{ top, height }, setPlace] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => setPlace({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - spare, total - 1));
  const end = Math.min(total, Math.ceil((top + height) / rowHeight) + spare);
  useEffect(() => onShow?.(first, end), [onShow, first, end]);

  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  return (
    <fieldset ref={frame} className={css.frame} tabIndex={0} aria-label={label}>
      <table
        aria-label={label}
        aria-rowcount={total + 1}
        className={css.table}
        data-lines={lines}
        style={{
          minWidth: `${columns.reduce((sum, { kind, width }) => sum + (width ?? leastWidth[kind]), 0)}rem`,
        }}
      >
        <colgroup>
          {columns.map(({ key, kind, width }) => (
            <col
              key={key}
              data-kind={kind}
              style={width === undefined || isText(kind) ? undefined : { width: `${width}rem` }}
            />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, head, kind }) => (
              <th key={key} scope="col" data-kind={kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * rowHeight} columns={columns.length} />
          {drawn.map((index) => {
            const cells = cellsOf(index);
            return (
              <tr
                key={index}
                aria-rowindex={index + 2}
                data-tone={toneOf?.(index)}
                style={{ height: rowHeight }}
              >
                {columns.map(({ key, kind }, i) => (
                  // Text that is read from the right begins, and is cut, at its own ends.
                  <td key={key} data-kind={kind} dir={isShort(kind) ? undefined : 'auto'}>
                    {cells === null ? (i === 0 ? '…' : '') : cells[i]}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={(total - end) * rowHeight} columns={columns.length} />
        </tbody>
      </table>
    </fieldset>
  );
}

/** The room of the rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={css.gap}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of a table is no control */}
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
