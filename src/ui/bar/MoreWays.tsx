/** The other ways to start: an evaluation without training, of the base model or of a run's model beside it. */

import { type InputEvent, useId, useRef, useState } from 'react';
import { limits } from '../../core/data/limits';
import { checkNumber } from '../../core/recipe/check';
import { message } from '../../messages/message';
import { blockedBy } from '../../state/blocked';
import { tunedId } from '../../state/models';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Action } from '../parts/Action';
import { SelectField } from '../parts/fields/SelectField';
import { Popover } from '../parts/Popover';
import { shownModel } from '../faults/modelFile';
import { say, words } from '../words';
import css from './RunBar.module.css';

const limitLabel = message('recipe.evaluationRows');
const limitRange = { min: 1, max: limits.rows, integer: true };

export function MoreWays({ id }: { readonly id: string }) {
  const startable = useApp((store) => store.run.kind !== 'active' && blockedBy(store) === null);
  const evaluateOnly = useApp((store) => store.evaluateOnly);
  const examples = useApp(({ files }) => openFileOf(files.train)?.report.examples ?? null);
  const [allRows, setAllRows] = useState(false);
  const record = useApp(shownModel);
  const fits = useApp((store) => tunedId(store) !== null);
  /** Null: not chosen by the person. */
  const [chosen, setChosen] = useState<'base' | 'run' | null>(null);
  const model = record ? (chosen ?? (fits ? 'run' : 'base')) : 'base';
  /** Null: all; NaN where what is typed is not a number. */
  const [limit, setLimit] = useState<number | null>(null);
  const popover = useRef<HTMLFieldSetElement>(null);
  const wrongId = useId();
  const helpId = useId();
  const split = examples?.split?.used === true ? examples.split : null;
  const wrong = limit === null ? null : checkNumber(limitLabel, limitRange, limit);
  const describedBy = wrong === null ? helpId : wrongId;
  return (
    <Popover id={id} ref={popover} label={words.bar.moreWays}>
      <p id={helpId}>
        {split && !allRows
          ? words.train.evaluatePartHelp(split.evaluated, split.rows[split.evaluated], split.name)
          : words.train.evaluateOnlyHelp}
      </p>
      {record ? (
        <SelectField
          label={words.train.evaluatedModel}
          value={model}
          options={[
            { value: 'base', label: words.train.baseModel },
            { value: 'run', label: words.train.runModel(words.runs.title(record.number, record.name)) },
          ]}
          onChange={setChosen}
        />
      ) : null}
      {split && examples ? (
        <label className={css.check}>
          <input
            type="checkbox"
            checked={allRows}
            onChange={({ currentTarget }) => setAllRows(currentTarget.checked)}
          />
          {words.train.evaluateAllRows(examples.rows, split.evaluated)}
        </label>
      ) : null}
      <label className={css.limit}>
        {say(limitLabel)}
        <input
          type="number"
          min={limitRange.min}
          max={limitRange.max}
          step={1}
          inputMode="numeric"
          placeholder={words.train.allRows}
          aria-invalid={wrong !== null}
          aria-describedby={describedBy}
          onInput={(event) => setLimit(limitOf(event))}
        />
      </label>
      {wrong ? (
        <p id={wrongId} className={css.invalid}>
          {say(wrong)} {words.train.limitHint}
        </p>
      ) : null}
      <Action
        disabled={!startable || wrong !== null}
        aria-describedby={describedBy}
        onClick={() => {
          popover.current?.hidePopover();
          void evaluateOnly(limit, { id: model === 'run' && record ? record.id : null, allRows });
        }}
      >
        {words.train.evaluateOnly}
      </Action>
    </Popover>
  );
}

/** The value of what is not a number is empty, as if nothing were typed; its validity tells. */
function limitOf({ currentTarget: { value, validity } }: InputEvent<HTMLInputElement>): number | null {
  if (validity.badInput) return NaN;
  return value === '' ? null : Number(value);
}
