/** The models to compare with their sizes and expected times, the rows, and the start. */

import { useId } from 'react';
import { firstRows, rowChoices } from '../../core/baseModels/comparison';
import { expectedOf } from '../../state/compare/candidates';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Action } from '../parts/Action';
import { SelectField } from '../parts/fields/SelectField';
import { words } from '../words';
import { AddModels } from './AddModels';
import css from './BaseModels.module.css';
import { CandidateRow } from './CandidateRow';

const text = words.baseModels;

const rowOptions = rowChoices.map((value) => ({
  value,
  label: value === 'first' ? text.rowChoices.first(firstRows) : text.rowChoices[value],
}));

export function CandidateList() {
  const id = useId();
  const totalId = useId();
  const candidates = useApp((state) => state.candidates);
  const rows = useApp((state) => state.rowChoice);
  const setRows = useApp((state) => state.setRowChoice);
  const start = useApp((state) => state.compareBaseModels);
  const stop = useApp((state) => state.stopComparing);
  const working = useApp((state) => state.comparingModels !== null);
  const stopping = useApp(({ comparingModels }) => comparingModels?.stopping ?? false);
  const hasData = useApp(({ files }) => openFileOf(files.train) !== null);
  const running = useApp((state) => state.run.kind === 'active');
  const why = running ? text.running : hasData ? null : text.noData;
  return (
    <section aria-labelledby={id} className={css.part}>
      <h3 id={id}>{text.models}</h3>
      {candidates.length === 0 ? (
        <p className={css.muted}>{text.none}</p>
      ) : (
        <ul className={css.candidates}>
          {candidates.map((candidate) => (
            <CandidateRow key={candidate.id} candidate={candidate} />
          ))}
        </ul>
      )}
      <AddModels disabled={working} />
      <div className={css.start}>
        <SelectField
          label={text.rows}
          value={rows}
          disabled={working}
          options={rowOptions}
          onChange={setRows}
        />
        {/* One button, so that the focus stays. */}
        <Action
          data-kind={working ? undefined : 'primary'}
          disabled={working ? stopping : candidates.length === 0 || why !== null}
          aria-describedby={totalId}
          onClick={() => (working ? stop() : void start())}
        >
          {working ? text.stop : text.start}
        </Action>
        <span id={totalId} className={css.muted}>
          {why ?? <Total />}
        </span>
      </div>
    </section>
  );
}

/** How long all of it takes, before the start and during it. */
function Total() {
  const models = useApp((state) => state.candidates.length);
  const comparing = useApp((state) => state.comparingModels);
  const seconds = useApp((state) =>
    state.candidates
      .map((one) => expectedOf(state, one))
      .reduce<number | null>((sum, one) => (sum === null || !one ? null : sum + one.seconds), 0),
  );
  const assumed = useApp((state) => state.candidates.some((one) => expectedOf(state, one)?.by === 'assumed'));
  let said = models === 0 ? '' : text.total(models, seconds);
  if (comparing) {
    const { stopping, candidate, remaining } = comparing;
    if (stopping) said = text.stopping;
    else if (candidate === null) said = text.ranking;
    else said = remaining === null ? '' : text.left(remaining);
  }
  return (
    <output aria-label={text.status} aria-live="off">
      {said}
      {assumed && !comparing ? ` ${text.rough}` : null}
    </output>
  );
}
