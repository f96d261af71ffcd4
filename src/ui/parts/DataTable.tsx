/** A table that scrolls inside its own frame, so that a wide one never widens the page. */

import { useId } from 'react';
import css from './DataTable.module.css';

/** A cell's text, and what it says more exactly on hover. */
export type Cell = string | { readonly text: string; readonly exactly: string };

interface Props {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Cells as text; the first one of a row may be its head. */
  readonly rows: readonly (readonly Cell[])[];
  /** Cells of these columns are numbers, set to the right. */
  readonly numeric?: readonly number[];
  /** Columns that a phone leaves out. */
  readonly wideOnly?: readonly number[];
  /** A table of long sentences, whose cells are cut to a few lines. */
  readonly text?: boolean;
  /** A short table, shown whole. */
  readonly whole?: boolean;
}

export function DataTable({
  caption,
  heads,
  rows,
  numeric = [],
  wideOnly = [],
  text = false,
  whole = false,
}: Props) {
  const id = useId();
  return (
    <section className={css.frame} data-whole={whole} aria-labelledby={id} tabIndex={0}>
      <table data-text={text}>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th
                key={i}
                scope="col"
                data-numeric={numeric.includes(i)}
                data-wide-only={wideOnly.includes(i)}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) => (
                <td key={i} data-numeric={numeric.includes(i)} data-wide-only={wideOnly.includes(i)}>
                  <span className={css.cell} title={typeof cell === 'string' ? undefined : cell.exactly}>
                    {typeof cell === 'string' ? cell : cell.text}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
