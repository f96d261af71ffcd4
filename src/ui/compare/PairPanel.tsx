/** Two of the compared runs: their difference on the same rows in a sentence, and the rows on which they disagree. */

import { useEffect, useId, useMemo, useState } from 'react';
import { disagreement, type Disagreement } from '../../core/run/comparison/disagreement';
import { pairSentence } from '../../core/run/comparison/pair';
import { incomparable, modelEvaluation, titleOf } from '../../core/run/comparison/sameRows';
import type { RunRecord } from '../../core/run/record/record';
import type { Paired } from '../../core/statistics/paired';
import { comparedRuns, notAtHand } from '../../state/compare/compared';
import { useApp } from '../../state/react';
import { say, words } from '../words';
import css from './Compare.module.css';
import { Disagreements } from './Disagreements';

export function PairPanel() {
  const runs = useApp((state) => state.runs);
  const compared = useApp((state) => state.compared);
  const selected = useApp((state) => state.selected);
  const marked = useMemo(
    () => [...comparedRuns({ runs, compared, selected })].sort((a, b) => b.number - a.number),
    [runs, compared, selected],
  );
  const [chosen, setChosen] = useState<readonly [string, string] | null>(null);
  const of = (id: string | undefined) => marked.find((run) => run.id === id) ?? null;
  const proposed = useMemo(() => proposedPair(marked), [marked]);
  const pair = chosen && of(chosen[0]) && of(chosen[1]) ? chosen.map(of) : proposed;
  const [first = null, second = null] = pair;
  const id = useId();
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby={id} className={css.pair}>
      <h3 id={id}>{words.compare.pair}</h3>
      {first && second ? (
        <>
          {marked.length > 2 ? (
            <div className={css.choices}>
              <RunSelect
                label={words.compare.first}
                runs={marked}
                value={first}
                without={second}
                onChange={(run) => setChosen([run, second.id])}
              />
              <RunSelect
                label={words.compare.second}
                runs={marked}
                value={second}
                without={first}
                onChange={(run) => setChosen([first.id, run])}
              />
            </div>
          ) : null}
          <PairOf key={`${first.id} ${second.id}`} first={first} second={second} />
        </>
      ) : (
        <p className={css.muted}>{words.compare.few}</p>
      )}
    </section>
  );
}

/** The first two that can be compared row by row, else the first two. */
function proposedPair(marked: readonly RunRecord[]): readonly RunRecord[] {
  for (const [i, first] of marked.entries()) {
    const second = marked.slice(i + 1).find((run) => incomparable(first, run) === null);
    if (second) return [first, second];
  }
  return marked.slice(0, 2);
}

interface SelectProps {
  readonly label: string;
  readonly runs: readonly RunRecord[];
  readonly value: RunRecord;
  readonly without: RunRecord;
  readonly onChange: (id: string) => void;
}

const RunSelect = ({ label, runs, value, without, onChange }: SelectProps) => (
  <label className={css.choice}>
    {label}
    <select value={value.id} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {runs
        .filter((run) => run !== without)
        .map((run) => (
          <option key={run.id} value={run.id}>
            {titleOf(run)}
          </option>
        ))}
    </select>
  </label>
);

function PairOf({ first, second }: { readonly first: RunRecord; readonly second: RunRecord }) {
  const files = useApp((state) => state.files);
  const [open, setOpen] = useState(false);
  const otherRows = useMemo(() => incomparable(first, second), [first, second]);
  const closed = otherRows ? null : notAtHand({ files }, first);
  const paired = usePaired(first, second, !otherRows && !closed);
  const found = useMemo(() => {
    const [a, b] = [modelEvaluation(first), modelEvaluation(second)];
    return a && b && !otherRows ? disagreement(a, b) : null;
  }, [first, second, otherRows]);
  const titles = { first: titleOf(first), second: titleOf(second) };
  return (
    <>
      <p
        className={otherRows || closed ? css.muted : css.sentence}
        title={paired ? say(pairSentence(paired, titles, 4)) : undefined}
      >
        {otherRows
          ? say(otherRows)
          : closed
            ? say(closed)
            : paired
              ? say(pairSentence(paired, titles, 2))
              : words.compare.comparing}
      </p>
      {found ? (
        <p className={css.line}>
          {disagreementWords(found)}
          {found.pairs.length > 0 && !closed ? (
            <button type="button" data-kind="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? words.compare.hide : words.compare.show}
            </button>
          ) : null}
        </p>
      ) : null}
      {open && found && !closed ? <Disagreements first={first} second={second} of={found} /> : null}
    </>
  );
}

const disagreementWords = ({ by, pairs, total }: Disagreement) =>
  by === 'prediction'
    ? words.compare.disagree(pairs.length, total)
    : words.compare.disagreeByRank(pairs.length, total);

/** Computed in the worker; null until it is there, and where it is not possible. */
function usePaired(first: RunRecord, second: RunRecord, possible: boolean): Paired | null {
  const compareRuns = useApp((state) => state.compareRuns);
  const [a, b] = [modelEvaluation(first), modelEvaluation(second)];
  const [found, setFound] = useState<{ of: readonly unknown[]; paired: Paired | null } | null>(null);
  useEffect(() => {
    if (!possible) return;
    let over = false;
    void compareRuns(first, second).then((paired) => {
      if (!over) setFound({ of: [a, b], paired });
    });
    return () => {
      over = true;
    };
    // A run that is renamed is the same to compare.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [compareRuns, a, b, possible]);
  return found && found.of[0] === a && found.of[1] === b ? found.paired : null;
}
