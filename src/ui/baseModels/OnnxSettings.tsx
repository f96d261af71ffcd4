/** The pooling and the prompts of an ONNX model, which its own files say and a person can change. */

import type { OnnxOf } from '../../core/baseModels/comparison';
import { helpOf, labelOf, optionLabel } from '../../core/fields';
import { recipeFields } from '../../core/recipe/fields';
import { useApp } from '../../state/react';
import { SelectField } from '../parts/fields/SelectField';
import { TextField } from '../parts/fields/TextField';
import { say, words } from '../words';
import css from './BaseModels.module.css';

interface Props {
  /** Of the candidate. */
  readonly id: number;
  readonly title: string;
  readonly settings: OnnxOf<unknown>['settings'];
}

const text = words.baseModels.onnxSettings;
const { pooling } = recipeFields;

const poolings = pooling.options.map(({ value }) => ({ value, label: say(optionLabel(pooling, value)) }));
const offers = [
  { value: null, label: text.asTheModelSays },
  { value: '', label: text.noPrompt },
];
const marks = { changed: null, differs: null };

export function OnnxSettings({ id, title, settings }: Props) {
  const change = useApp((state) => state.setOnnxSettings);
  const working = useApp((state) => state.comparingModels !== null);
  const prompt = (name: 'promptSentence1' | 'promptSentence2') => (
    <TextField
      label={say(labelOf(recipeFields[name]))}
      help={say(helpOf(recipeFields[name]))}
      value={settings[name]}
      offers={offers}
      wrong={null}
      disabled={working}
      marks={marks}
      beside={null}
      onChange={(value) => change(id, { ...settings, [name]: value })}
    />
  );
  return (
    <details className={css.onnx}>
      <summary aria-label={text.named(title)}>{text.heading}</summary>
      <div className={css.add}>
        <SelectField
          label={say(labelOf(pooling))}
          help={text.poolingHelp}
          value={settings.pooling}
          options={poolings}
          disabled={working}
          onChange={(value) => change(id, { ...settings, pooling: value })}
        />
        {prompt('promptSentence1')}
        {prompt('promptSentence2')}
      </div>
    </details>
  );
}
