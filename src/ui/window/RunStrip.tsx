/** The runs in one line, the base model first, with what the run does now and its notes. */

import { useId, useLayoutEffect, useRef } from 'react';
import { planRun } from '../../core/recipe/plan';
import { checkRecipe } from '../../core/recipe/check';
import { baseOf, tunedOf } from '../../core/run/evaluated';
import type { RunRecord } from '../../core/run/record/record';
import { bareScore, score, shortScore } from '../../messages/format';
import type { AppState } from '../../state/appState';
import { blockedBy } from '../../state/blocked';
import { canResume } from '../../state/keeping/interrupted';
import { useApp } from '../../state/react';
import { baseShown, shownRun } from '../../state/runs';
import type { ViewName } from '../../state/stages';
import { trainRowsOf } from '../../state/settings/trainRows';
import { Popover } from '../parts/Popover';
import { interruptedWords } from '../runs/interruptedWords';
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
  const interrupted = useApp(interruptedShown);
  const id = useId();
  const keep = useApp(({ preferences }) => preferences.keep);
  const notes = notesOf(shown, keep).length;
  const base = useApp(baseShown);
  const list = useRef<HTMLUListElement>(null);
  // Its result makes it wider.
  const pressed = runs.find((record) => record.id === selected);
  const characters = pressed ? shortScore(resultOf(pressed)).length : 0;
  useLayoutEffect(() => showPressed(list.current), [selected, runs.length, characters]);
  return (
    <section aria-label={words.strip.name} className={css.strip}>
      <ul ref={list} className={css.runs}>
        <li>
          <span className={css.dot} data-kind="base" aria-hidden="true" />
          {words.strip.base}{' '}
          <output
            aria-label={words.train.spearmanBefore}
            aria-live="off"
            title={bareScore(base?.metrics.spearman)}
          >
            {shortScore(base?.metrics.spearman)}
          </output>
        </li>
        {runs.map((record) => {
          const result = resultOf(record);
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
                <span title={score(result)}>{shortScore(result)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {runs.length > 0 ? <CompareButton /> : null}
      {interrupted ? (
        <InterruptedStatus record={interrupted} />
      ) : (
        <p className={css.status} title={status}>
          {status}
        </p>
      )}
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

/** The base model's number beside it is the same metric. */
const resultOf = ({ history }: RunRecord) => (tunedOf(history) ?? baseOf(history))?.metrics.spearman;

/** Scrolls the run that is shown into view, and nothing but the strip. */
function showPressed(list: HTMLElement | null) {
  const pressed = list?.querySelector('[aria-pressed="true"]')?.parentElement;
  if (!list || !pressed) return;
  const [frame, run] = [list.getBoundingClientRect(), pressed.getBoundingClientRect()];
  if (run.right > frame.right) list.scrollLeft += run.right - frame.right;
  if (run.left < frame.left) list.scrollLeft -= frame.left - run.left;
}

/** Opens the comparison of the runs, and leads back to where it was opened from. */
function CompareButton() {
  const view = useApp((state) => state.view);
  const choose = useApp((state) => state.chooseView);
  const open = view === 'compare';
  const before = useRef<ViewName>('results');
  return (
    <button
      type="button"
      className={css.compare}
      aria-pressed={open}
      onClick={() => {
        if (!open) before.current = view;
        choose(open ? before.current : 'compare');
      }}
    >
      {words.runs.compare}
    </button>
  );
}

/** The interrupted run that is shown, or where none is shown the newest one. */
function interruptedShown(state: AppState): RunRecord | null {
  const { run, runs, selected } = state;
  if (run.kind === 'active') return null;
  const last = runs.findLast((one) => canResume(state, one) && (selected ?? one.id) === one.id);
  return last ?? null;
}

function InterruptedStatus({ record }: { readonly record: RunRecord }) {
  const text = useApp((state) => interruptedWords(state, record));
  const resume = useApp((state) => state.resumeRun);
  return (
    <>
      <p className={css.status} title={text}>
        {text}
      </p>
      <button type="button" className={css.resume} onClick={() => void resume(record.id)}>
        {words.runs.interrupted.resume[record.job]}
      </button>
    </>
  );
}

/** What the run is at, or what it waits for. */
function statusOf(state: AppState): string {
  const { run, stopping, recipe, memory } = state;
  const work = workWords(state);
  if (work !== null && !stopping) return work;
  if (run.kind !== 'none') return runWords(run, stopping);
  if (state.files.train.kind === 'reading') return words.data.reading;
  const blocked = blockedBy(state);
  if (blocked) return words.train[blocked];
  if (checkRecipe(recipe) !== null) return words.train.states.idle;
  const { steps } = planRun(recipe, trainRowsOf(state));
  return memory ? words.strip.readyWithMemory(steps, memory.total) : words.strip.ready(steps);
}
