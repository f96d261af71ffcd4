/** What is known of the chosen model once it is loaded, and its loading before that. */

import { useApp } from '../../state/react';
import { say, words } from '../words';
import { PromptProposal } from './model/PromptProposal';
import css from './Recipe.module.css';

export function ModelNote() {
  const model = useApp((state) => state.model);
  const running = useApp((state) => state.run.kind === 'active');
  const load = useApp((state) => state.loadModel);
  const cancel = useApp((state) => state.cancelLoading);
  switch (model.kind) {
    case 'unloaded':
      return (
        <div className={css.row}>
          <button type="button" disabled={running} onClick={() => void load()}>
            {words.recipe.load}
          </button>
          <span className={css.muted}>{words.recipe.notLoaded}</span>
        </div>
      );
    case 'loading': {
      const { progress } = model;
      return (
        <div className={css.note}>
          <p>{progress ? say(progress.what) : words.recipe.loading}</p>
          <progress
            aria-label={words.recipe.loading}
            {...(progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
          />
          <div>
            <button type="button" data-kind="plain" onClick={cancel}>
              {words.recipe.cancelLoad}
            </button>
          </div>
        </div>
      );
    }
    case 'ready': {
      const { report } = model;
      return (
        <div className={css.note}>
          <p>
            <strong>{report.name}</strong>: {words.recipe.modelFacts(report)}
          </p>
          {report.notes.map(say).map((note) => (
            <p key={note}>{note}</p>
          ))}
          {report.offers.proposedPrompts ? (
            <PromptProposal proposed={report.offers.proposedPrompts} disabled={running} />
          ) : null}
        </div>
      );
    }
  }
}
