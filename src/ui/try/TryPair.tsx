/** Two sentences and their cosine before and after, updated while they are typed. */

import { useEffect, useRef } from 'react';
import type { ModelSide } from '../../core/model/types';
import { askingOf, sidesOf, tunedFromAnother, tunedIsGone } from '../../state/models';
import { useApp } from '../../state/react';
import type { AppState } from '../../state/appState';
import { type Cosines, lastOf, type Pair } from '../../state/exploring';
import { bareScore, shortScore } from '../../messages/format';
import { Alert } from '../parts/Alert';
import { Field } from '../parts/fields/Field';
import { Readout } from '../parts/Readout';
import { goneText } from '../runs/modelText';
import { words } from '../words';
import { CosineScale } from './CosineScale';
import css from './Explore.module.css';

const boxes = ['first', 'second'] as const satisfies readonly (keyof Pair)[];
const sides = ['base', 'tuned'] as const satisfies readonly ModelSide[];

export function TryPair() {
  const pair = useApp((state) => state.pair);
  const setSentence = useApp((state) => state.setSentence);
  const comparison = useApp((state) => state.comparison);
  const note = useApp((state) => noteOf(state, 2));
  const exactly = useApp((state) => noteOf(state, 4));
  const cosines = useApp(shownOf);
  const panel = useSeen(useApp((state) => state.pairSeen));
  return (
    <div ref={panel} className={css.panel}>
      <h3>{words.try.heading}</h3>
      <p className={css.help}>{words.try.help}</p>
      <div className={css.boxes}>
        {boxes.map((which) => (
          <Field key={which} label={words.try.sentences[which]}>
            {(ties) => (
              <textarea
                {...ties}
                dir="auto"
                rows={2}
                value={pair[which]}
                placeholder={words.try.placeholders[which]}
                onChange={({ currentTarget }) => setSentence(which, currentTarget.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <div className={css.cosines} aria-busy={comparison.kind === 'asking'}>
        {sides.map((side) => (
          <Readout
            key={side}
            label={words.try.cosines[side]}
            value={shortScore(cosines?.[side])}
            exactly={bareScore(cosines?.[side])}
            after={words.try.under[side]}
            live
          />
        ))}
        <CosineScale before={cosines?.base ?? null} after={cosines?.tuned ?? null} />
      </div>
      {comparison.kind === 'failed' ? (
        <Alert problem={comparison.problem} />
      ) : (
        <p className={css.help} title={exactly === note ? undefined : exactly}>
          {note}
        </p>
      )}
    </div>
  );
}

/** During a run nothing is computed: the last cosines are shown only for the sentences that they belong to. */
function shownOf(state: AppState): Cosines | null {
  const last = lastOf(state.comparison);
  return state.run.kind === 'active' && last?.of !== state.pair ? null : last;
}

/** @param digits decimals of a change: two on the page, four in the title */
function noteOf(state: AppState, digits: 2 | 4): string {
  const { pair, comparison, opening } = state;
  const asking = askingOf(state);
  const shown = shownOf(state);
  if (asking === 'running') return shown ? words.try.waitsWith : words.try.waits;
  if (pair.first.trim() === '' || pair.second.trim() === '') return words.try.empty;
  if (asking === 'absent') return words.try.absent;
  const awaited = shown === null || (shown.tuned === null && sidesOf(state).includes('tuned'));
  if (awaited) {
    if (comparison.kind !== 'asking') return '';
    return opening ? words.runs.opening(opening.done, opening.total) : words.try.asking;
  }
  if (shown.tuned !== null) {
    const change = shown.tuned - shown.base;
    if (Math.abs(change) < 0.00005) return words.try.same;
    return Math.abs(change) < 0.5 * 10 ** -digits ? words.try.nearlySame : words.try.moved(change, digits);
  }
  if (tunedIsGone(state)) return goneText(state);
  return tunedFromAnother(state) ? words.try.another : words.try.baseOnly;
}

/** Calls once when the element is on the screen. */
function useSeen(onSeen: () => void) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      onSeen();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [onSeen]);
  return element;
}
