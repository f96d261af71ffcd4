/** The few most confident mistakes, with the way to all of them. */

import { score, shortScore } from '../../messages/format';
import { useApp } from '../../state/react';
import { tabId } from '../ids';
import { words } from '../words';
import css from './Errors.module.css';
import { hasLabels, labelWords } from './pairWords';
import { areThere, usePairs } from './usePairs';

const shown = 5;

export function WorstPairs() {
  const pairs = usePairs();
  const choose = useApp((state) => state.chooseView);
  const setFilter = useApp((state) => state.setPairFilter);
  if (!areThere(pairs)) return null;
  const worst = pairs.rows.filter(({ wrong }) => wrong || pairs.threshold === null).slice(0, shown);
  if (worst.length === 0) return null;
  return (
    <section className={css.worst}>
      <div className={css.title}>
        <h3>{words.errors.worst(worst.length)}</h3>
        <button
          type="button"
          data-kind="plain"
          onClick={() => {
            setFilter(null);
            choose('errors');
            document.getElementById(tabId('errors'))?.focus();
          }}
        >
          {words.errors.all}
        </button>
      </div>
      <ol className={css.list}>
        {worst.map(({ line, label, base, now, sentence1, sentence2 }, i) => (
          <li key={`${line} ${i}`}>
            <span className={css.numbers} title={score(now ?? base)}>
              {words.errors.labelled(
                labelWords(pairs.kind, label),
                shortScore(now ?? base),
                hasLabels(pairs.kind),
              )}
            </span>
            <span dir="auto">{sentence1}</span>
            <span dir="auto">{sentence2}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
