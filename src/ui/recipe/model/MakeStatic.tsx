/** Makes a static model of the base model: its settings, its progress, and the model to download. */

import { useState } from 'react';
import { defaultStatic, staticDimensions } from '../../../core/model/static';
import { useApp } from '../../../state/react';
import { Action } from '../../parts/Action';
import { Field } from '../../parts/fields/Field';
import { save } from '../../save';
import { say, words } from '../../words';
import css from '../Recipe.module.css';

const text = words.statics;

export function MakeStatic() {
  const isStatic = useApp(({ model }) => model.kind === 'ready' && model.report.layers === 0);
  const stage = useApp((state) => state.statics);
  return (
    <details className={css.advanced}>
      <summary>{text.title}</summary>
      <div className={css.stack}>
        <p>{text.help}</p>
        {isStatic ? <p>{text.isStatic}</p> : <Settings />}
        {stage.kind === 'made' ? (
          <div className={css.row}>
            <output>{text.made(stage.name)}</output>
            <button type="button" onClick={() => save(stage.zip, `${stage.name}.zip`)}>
              {text.download}
            </button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

function Settings() {
  const stage = useApp((state) => state.statics);
  const running = useApp(({ run }) => run.kind === 'active');
  const make = useApp((state) => state.makeStatic);
  const stop = useApp((state) => state.stopMakingStatic);
  const [typed, setTyped] = useState(String(defaultStatic.dimensions));
  const [weighted, setWeighted] = useState(defaultStatic.weighted);
  const dimensions = typed.trim() === '' ? NaN : Number(typed);
  const { min, max } = staticDimensions;
  const fits = Number.isInteger(dimensions) && dimensions >= min && dimensions <= max;
  const making = stage.kind === 'making';
  return (
    <>
      <div className={css.fields}>
        <Field label={text.dimensions} help={text.dimensionsHelp} wrong={fits ? null : text.range(min, max)}>
          {(ties) => (
            <input
              {...ties}
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              value={typed}
              aria-invalid={!fits}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
        <Field label={text.weighted} help={text.weightedHelp}>
          {(ties) => (
            <input
              {...ties}
              type="checkbox"
              checked={weighted}
              onChange={({ currentTarget }) => setWeighted(currentTarget.checked)}
            />
          )}
        </Field>
      </div>
      <div className={css.row}>
        <Action
          disabled={running || !fits}
          onClick={() => (making ? stop() : void make({ dimensions, weighted }))}
        >
          {making ? text.stop : text.make}
        </Action>
        {making ? <Progress /> : null}
      </div>
      {stage.kind === 'failed' ? (
        <p role="alert">
          {say(stage.problem.what)} {stage.problem.next ? say(stage.problem.next) : null}
        </p>
      ) : null}
    </>
  );
}

function Progress() {
  const progress = useApp(({ statics }) => (statics.kind === 'making' ? statics.progress : null));
  return (
    <>
      <progress
        aria-label={text.progress}
        {...(progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
      />
      <span>{progress ? say(progress.what) : text.progress}</span>
    </>
  );
}
