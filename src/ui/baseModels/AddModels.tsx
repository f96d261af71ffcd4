/** What adds a model to those that are compared: the built-in one, a folder, an id on the Hub, the model of a run. */

import { useState } from 'react';
import { asItsFilesSay } from '../../core/baseModels/comparison';
import { titleOf } from '../../core/run/comparison/sameRows';
import { keptStep } from '../../core/run/history';
import { precisions, type Precision } from '../../core/run/precisions';
import { hasModel } from '../../state/models';
import { useApp } from '../../state/react';
import { Action } from '../parts/Action';
import { FileInput } from '../parts/fields/FileInput';
import { Field } from '../parts/fields/Field';
import { SelectField } from '../parts/fields/SelectField';
import { chosenFolder } from '../recipe/chosenFolder';
import { words } from '../words';
import css from './BaseModels.module.css';

const text = words.baseModels;

type Weights = 'safetensors' | Precision;

const weightOptions: readonly { readonly value: Weights; readonly label: string }[] = [
  { value: 'safetensors', label: text.safetensors },
  ...precisions.map((value) => ({ value, label: text.onnxWeights(value) })),
];

export function AddModels({ disabled }: { readonly disabled: boolean }) {
  const runs = useApp((state) => state.runs);
  const inMemory = useApp((state) => state.inMemory);
  const candidates = useApp((state) => state.candidates);
  const add = useApp((state) => state.addCandidate);
  const addFolder = useApp((state) => state.addFolder);
  const [hub, setHub] = useState('');
  const [weights, setWeights] = useState<Weights>('safetensors');
  const has = (kind: string, id?: string) =>
    candidates.some(({ from }) => from.kind === kind && (from.kind !== 'run' || from.id === id));
  const withModel = runs.filter((run) => hasModel({ inMemory }, run));
  const addHub = () => {
    const [id = '', revision = ''] = hub.trim().split('@');
    if (id === '') return;
    const of = { kind: 'hub', id, revision: revision === '' ? 'main' : revision } as const;
    add(weights === 'safetensors' ? of : { kind: 'onnx', of, precision: weights, settings: asItsFilesSay });
    setHub('');
  };
  return (
    <div className={css.add}>
      <div className={css.line}>
        <Action disabled={disabled || has('builtin')} onClick={() => add({ kind: 'builtin' })}>
          {text.addBuiltin}
        </Action>
        {withModel.map((run) => (
          <Action
            key={run.id}
            disabled={disabled || has('run', run.id)}
            onClick={() =>
              add({ kind: 'run', id: run.id, number: run.number, step: keptStep(run.history) ?? 0 })
            }
          >
            {text.addRun(titleOf(run))}
          </Action>
        ))}
      </div>
      <FileInput
        label={text.addFolder}
        folder
        disabled={disabled}
        onFiles={(files) => addFolder(chosenFolder(files))}
      />
      <form
        className={css.hub}
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) addHub();
        }}
      >
        <Field label={text.hubId} help={text.hubHelp}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              value={hub}
              disabled={disabled}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={({ currentTarget }) => setHub(currentTarget.value)}
            />
          )}
        </Field>
        <SelectField
          label={text.weights}
          value={weights}
          options={weightOptions}
          disabled={disabled}
          onChange={setWeights}
        />
        <Action disabled={disabled || hub.trim() === ''} aria-label={text.addHub} onClick={addHub}>
          {text.add}
        </Action>
      </form>
    </div>
  );
}
