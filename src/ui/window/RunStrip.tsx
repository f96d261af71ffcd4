/** The runs in one line, the base model first, with what the run does now and its notes. */

import { useId } from 'react';
import { planRun } from '../../core/recipe/plan';
import { checkRecipe } from '../../core/recipe/check';
import { outcomeOf } from '../../core/run/evaluated';
import { bareScore, score } from '../../messages/format';
import type { AppState } from '../../state/appState';
import { blockedBy } from '../../state/blocked';
import { useApp } from '../../state/react';
import { baseShown, shownRun } from '../../state/runs';
import { trainRowsOf } from '../../state/settings/trainRows';
import { Popover } from '../parts/Popover';
import { whatChanged } from '../runs/valueText';
import { RunNotes } from '../train/RunNotes';
import { notesOf } from '../train/notes';
import { runWords } from '../train/runWords';
import { workWords } from '../train/work';
import { words } from '../words';
import css from './RunStrip.module.css';

export function RunStrip() {
  const shown = useApp(shownRun);
  const runs = useApp((state) => state.runs);
  const selected = useApp((state) => state.selected);
  const selectRun = useApp((state) => state.selectRun);
  const status = useApp(statusOf);
  const id = useId();
  const notes = notesOf(shown).length;
  const base = useApp(baseShown);
  return (
    <section aria-label={words.strip.name} className={css.strip}>
      <ul className={css.runs}>
        <li>
          <span className={css.dot} data-kind="base" aria-hidden="true" />
          {words.strip.base}{' '}
          <output aria-label={words.train.spearmanBefore} aria-live="off">
            {bareScore(base?.metrics.spearman)}
          </output>
        </li>
        {runs.map((record) => {
          const outcome = outcomeOf(record.history);
          return (
            <li key={record.id}>
              <button
                type="button"
                data-kind="plain"
                className={css.run}
                aria-pressed={record.id === selected}
                onClick={() => selectRun(record.id)}
              >
                <span className={css.dot} data-kind={record.state} aria-hidden="true" />
                {words.runs.title(record.number, record.name)} {whatChanged(runs, record)}{' '}
                {score(outcome?.after ?? outcome?.before)}
              </button>
            </li>
          );
        })}
      </ul>
      <p className={css.status} title={status}>
        {status}
      </p>
      {notes > 0 ? (
        <>
          <button type="button" data-kind="plain" popoverTarget={id} className={css.notes}>
            <span aria-hidden="true" className={css.sign}>
              i
            </span>{' '}
            {words.strip.notes(notes)}
          </button>
          <Popover id={id} label={words.strip.notes(notes)}>
            <RunNotes />
          </Popover>
        </>
      ) : null}
    </section>
  );
}

/** What the run is at, or what it waits for. */
function statusOf(state: AppState): string {
  const { run, stopping, recipe, memory } = state;
  const work = workWords(state);
  if (work !== null && !stopping) return work;
  if (run.kind !== 'none') return runWords(run, stopping);
  const blocked = blockedBy(state);
  if (blocked) return words.train[blocked];
  if (checkRecipe(recipe) !== null) return words.train.states.idle;
  const { steps } = planRun(recipe, trainRowsOf(state));
  return memory ? words.strip.readyWithMemory(steps, memory.total) : words.strip.ready(steps);
}
