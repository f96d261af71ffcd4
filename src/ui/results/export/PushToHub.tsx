/** Pushes the model of the shown run to the Hub. The token is in this form's state alone, until the push is done. */

import { useId, useState } from 'react';
import { downloads } from '../../../core/run/downloads';
import { shownModelFree } from '../../../state/models';
import { useApp } from '../../../state/react';
import { selectedRun, shownRun } from '../../../state/runs';
import type { PushStage } from '../../../state/shapes/push';
import { Alert } from '../../parts/Alert';
import { Field } from '../../parts/fields/Field';
import { say, words } from '../../words';
import css from './PushToHub.module.css';

const text = { type: 'text', autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const;

export function PushToHub() {
  const run = useApp(shownRun);
  const record = useApp(selectedRun);
  const there = useApp(shownModelFree);
  const stage = useApp((state) => state.push);
  const endpoint = useApp((state) => state.preferences.endpoint);
  const pushModel = useApp((state) => state.pushModel);
  const cancel = useApp((state) => state.cancelPush);
  const [id, setId] = useState('');
  const [token, setToken] = useState('');
  const [hidden, setHidden] = useState(true);
  const helpId = useId();

  const available = there && run.kind === 'ended' && downloads.model.available(run);
  const pushing = stage.kind === 'pushing';
  const shown = stage.kind !== 'idle' && stage.run === record?.id ? stage : null;
  const start = async () => {
    if (!record) return;
    if (await pushModel(record.id, { id, token, hidden })) setToken('');
  };

  return (
    <div className={css.stack}>
      <h3>{words.push.heading}</h3>
      <p className={css.intro}>{words.push.intro(new URL(endpoint).host)}</p>
      <Field label={words.push.id} help={words.push.idHelp}>
        {(ties) => (
          <input
            {...ties}
            {...text}
            value={id}
            placeholder="owner/name"
            disabled={pushing}
            onChange={({ currentTarget }) => setId(currentTarget.value.trim())}
          />
        )}
      </Field>
      <Field label={words.push.token} help={words.push.tokenHelp}>
        {(ties) => (
          // No password field: browsers offer to save what is in one.
          <input
            {...ties}
            {...text}
            className={css.secret}
            value={token}
            disabled={pushing}
            onChange={({ currentTarget }) => setToken(currentTarget.value.trim())}
          />
        )}
      </Field>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={hidden}
          disabled={pushing}
          onChange={({ currentTarget }) => setHidden(currentTarget.checked)}
        />
        {words.push.hidden}
      </label>
      {/* One button with two jobs keeps the focus where it is. */}
      <button
        type="button"
        disabled={!pushing && !available}
        aria-describedby={available ? undefined : helpId}
        onClick={() => (pushing ? cancel() : void start())}
      >
        {pushing ? words.push.cancel : words.push.push}
      </button>
      {available ? null : (
        <p id={helpId} className={css.intro}>
          {words.push.unavailable}
        </p>
      )}
      <output>{shown ? <Status stage={shown} /> : null}</output>
      {shown?.kind === 'failed' ? <Alert problem={shown.problem} /> : null}
    </div>
  );
}

function Status({ stage }: { readonly stage: PushStage }) {
  switch (stage.kind) {
    case 'pushing': {
      const { progress } = stage;
      if (!progress) return words.push.starting;
      return words.push.progress(say(progress.what), progress.done, progress.total);
    }
    case 'done':
      return (
        <>
          {words.push.done}{' '}
          <a href={stage.url} target="_blank" rel="noreferrer">
            {stage.url}
          </a>
        </>
      );
    case 'cancelled':
      return words.push.cancelled;
    default:
      return null;
  }
}
