/** The rows of the open file, fetched in windows as they come into view. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExamplesReport } from '../../core/report/types';
import type { RowFilter, RowWindow, WindowRow } from '../../core/report/rowWindow';
import { useApp } from '../../state/react';

/** Rows that are fetched at once. */
const windowRows = 200;

interface Known {
  /** What the windows are of: the examples of a file under its roles, and a filter. */
  readonly of: object;
  readonly total: number;
  readonly windows: ReadonlyMap<number, RowWindow>;
}

const unknown: Known = { of: {}, total: 0, windows: new Map() };
const noFilter = ({ text, skippedOnly, line }: RowFilter) => text === '' && !skippedOnly && line === null;

/** @param examples those of the open file: others mean other rows */
export function useRows({ text, skippedOnly, line }: RowFilter, examples: ExamplesReport) {
  const fetchRows = useApp((state) => state.rowWindow);
  const [known, setKnown] = useState(unknown);
  const source = useRef<{ readonly of: object; readonly asked: Set<number> }>({ of: {}, asked: new Set() });

  const ask = useCallback(
    async (number: number) => {
      const { of, asked } = source.current;
      if (asked.has(number)) return;
      asked.add(number);
      const found = await fetchRows({
        slot: 'train',
        text,
        skippedOnly,
        line,
        start: number * windowRows,
        count: windowRows,
      });
      // Scrolling asks again for what could not be fetched.
      if (!found) return void asked.delete(number);
      // What was asked for before the filter changed comes too late.
      if (source.current.of !== of) return;
      setKnown((before) => ({
        of,
        total: found.total,
        windows: new Map(before.of === of ? before.windows : []).set(number, found),
      }));
    },
    [fetchRows, text, skippedOnly, line],
  );

  useEffect(() => {
    source.current = { of: { examples }, asked: new Set() };
    void ask(0);
  }, [ask, examples]);

  const show = useCallback(
    (first: number, end: number) => {
      for (let number = Math.floor(first / windowRows); number * windowRows < end; number++) void ask(number);
    },
    [ask],
  );
  const rowAt = (index: number): WindowRow | undefined =>
    known.windows.get(Math.floor(index / windowRows))?.rows[index % windowRows];
  // Until the first rows are there it is known how many there are.
  const total =
    known === unknown && noFilter({ text, skippedOnly, line })
      ? examples.rows + examples.rejected
      : known.total;
  return { total, rowAt, show };
}
