/** A search in the dataset's sentences: what the base model and the fine-tuned one find, side by side. */

import { maxSearched } from '../../core/data/dataset/distinct';
import { rises } from '../../core/metrics/nearest';
import { sidesOf, tunedFromAnother, tunedIsGone } from '../../state/models';
import { useApp } from '../../state/react';
import { unsearchable } from '../../state/unsearchable';
import type { AppState } from '../../state/appState';
import { Alert } from '../parts/Alert';
import { Field } from '../parts/fields/Field';
import { goneText } from '../runs/modelText';
import { words } from '../words';
import css from './Explore.module.css';
import { HitList } from './HitList';

export function SearchSentences() {
  const query = useApp((state) => state.query);
  const setQuery = useApp((state) => state.setQuery);
  const find = useApp((state) => state.find);
  const stop = useApp((state) => state.stopSearch);
  const { kind, indexing, problem, found } = useApp((state) => state.search);
  const blocked = useApp(unsearchable);
  const status = useApp(statusOf);
  const missing = useApp(missingOf);

  const searching = kind === 'searching';
  const texts = (result: NonNullable<typeof found>['base']) => result.hits.map(({ text }) => text);
  return (
    <search aria-label={words.search.name} className={css.panel}>
      <h3>{words.search.heading}</h3>
      <p className={css.help}>{words.search.help(maxSearched)}</p>
      <form
        className={css.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <Field label={words.search.query}>
          {(ties) => (
            <input
              {...ties}
              type="search"
              value={query}
              placeholder={words.search.placeholder}
              autoComplete="off"
              onChange={({ currentTarget }) => setQuery(currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" disabled={blocked !== null || searching || query.trim() === ''}>
          {words.search.search}
        </button>
        <button type="button" disabled={!searching} onClick={stop}>
          {words.search.stop}
        </button>
      </form>
      <div className={css.work}>
        {/* The progress of the embedding changes too often to be read aloud. */}
        <output
          aria-label={words.search.status}
          aria-live={indexing ? 'off' : undefined}
          className={css.help}
        >
          {status}
        </output>
        {searching && indexing && indexing.progress.total > 0 ? (
          <progress
            aria-label={words.search.progress}
            value={indexing.progress.done}
            max={indexing.progress.total}
          />
        ) : null}
      </div>
      {problem ? <Alert problem={problem} /> : null}
      {found ? (
        <div className={css.lists} aria-busy={searching}>
          <HitList title={words.search.models.base} hits={found.base.hits} />
          <HitList
            title={words.search.models.tuned}
            hits={found.tuned?.hits ?? null}
            rises={found.tuned ? rises(texts(found.base), texts(found.tuned)) : []}
            missing={missing}
          />
        </div>
      ) : null}
    </search>
  );
}

function statusOf(state: AppState): string {
  const { kind, indexing, found } = state.search;
  const blocked = unsearchable(state);
  if (blocked === 'running' && found) return words.search.runningWith;
  if (blocked) return words.search[blocked];
  if (kind === 'searching') {
    if (!indexing || indexing.progress.total === 0) return words.search.searching;
    if (indexing.progress.what.code === 'worker.progress.openingModel') {
      return words.runs.opening(indexing.progress.done, indexing.progress.total);
    }
    const { side, progress, remaining } = indexing;
    return remaining === null
      ? words.search.indexing(side, progress.done, progress.total)
      : words.search.indexingWithTime(side, progress.done, progress.total, remaining);
  }
  if (kind === 'stopped') return words.search.stopped;
  if (!found) return '';
  const { searched, total } = found.base;
  return searched < total
    ? words.search.searchedFirst(found.query, searched, total)
    : words.search.searched(found.query, total);
}

/** Why there are no results of the fine-tuned model. */
function missingOf(state: AppState): string {
  if (sidesOf(state).includes('tuned')) return words.search.again;
  if (tunedIsGone(state)) return goneText(state);
  return tunedFromAnother(state) ? words.search.another : words.search.afterRun;
}
