/** One of the models to compare: its size, how long it takes, and while it is measured how far that is. */

import { expectedOf } from '../../state/compare/candidates';
import { useApp } from '../../state/react';
import type { Candidate } from '../../state/shapes/baseModels';
import { Action } from '../parts/Action';
import { say, words } from '../words';
import css from './BaseModels.module.css';
import { OnnxSettings } from './OnnxSettings';

const text = words.baseModels;

export function CandidateRow({ candidate }: { readonly candidate: Candidate }) {
  const { id, bytes, remote, problem, from } = candidate;
  const title = candidate.title || text.builtin;
  const remove = useApp((state) => state.removeCandidate);
  const working = useApp((state) => state.comparingModels !== null);
  return (
    <li>
      <strong>{title}</strong>
      <span className={css.muted}>{text.size(bytes, remote)}</span>
      <span className={css.muted}>{working ? <Stage candidate={candidate} /> : <Time of={candidate} />}</span>
      <Action
        data-kind="plain"
        disabled={working}
        aria-label={text.removeModel(title)}
        onClick={() => remove(id)}
      >
        {text.remove}
      </Action>
      {from.kind === 'onnx' ? <OnnxSettings id={id} title={title} settings={from.settings} /> : null}
      {problem ? (
        <p className={css.wrong}>
          {say(problem.what)} {say(problem.next)}
        </p>
      ) : null}
    </li>
  );
}

function Time({ of }: { readonly of: Candidate }) {
  const seconds = useApp((state) => expectedOf(state, of)?.seconds ?? null);
  const by = useApp((state) => expectedOf(state, of)?.by ?? null);
  return seconds === null || by === null ? text.unknownTime : text.about(seconds, by);
}

function Stage({ candidate: { id, title, problem } }: { readonly candidate: Candidate }) {
  const isNow = useApp(({ comparingModels }) => comparingModels?.candidate === id);
  const progress = useApp(({ comparingModels }) => comparingModels?.progress ?? null);
  const done = useApp(({ comparingModels, candidates }) => {
    const at = candidates.findIndex((one) => one.id === comparingModels?.candidate);
    return at < 0 || candidates.findIndex((one) => one.id === id) < at;
  });
  if (!isNow) return done ? (problem ? null : text.measured) : text.waiting;
  const { what = null, done: value = 0, total = 0 } = progress ?? {};
  const counted = what?.code === 'worker.progress.loadingModel' ? text.loading : text.measuring;
  return (
    <>
      <progress
        aria-label={text.progress(title || text.builtin)}
        className={css.progress}
        {...(total > 0 ? { value, max: total } : {})}
      />
      {what ? counted(say(what), value, total) : text.starting}
    </>
  );
}
