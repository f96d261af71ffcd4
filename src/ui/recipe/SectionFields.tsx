/** The recipe's fields of one section, as their catalogue has them; all of them, or those that are looked for. */

import { ownBatching } from '../../core/recipe/batching';
import { checkIn, isSetting } from '../../core/recipe/check';
import type { FieldSection } from '../../core/recipe/fieldEntry';
import { fieldEntry } from '../../core/recipe/fields';
import { isModelSetting } from '../../core/recipe/modelSettings';
import { usualValue } from '../../state/settings/changed';
import { useApp } from '../../state/react';
import { useSuggestion } from '../effects/useSuggestion';
import { FieldControl } from '../parts/fields/FieldControl';
import { fieldsOf } from './fieldsOf';
import { helpOfModel, isTeacherField, offersOf } from './model/modelFields';
import { TeacherField } from './TeacherFields';
import { useDiffering } from './useDiffering';

interface Props {
  readonly section: FieldSection;
  readonly find: string;
}

export function SectionFields({ section, find }: Props) {
  const recipe = useApp((state) => state.recipe);
  const model = useApp((state) => (state.model.kind === 'ready' ? state.model.report : null));
  const running = useApp(({ run }) => run.kind === 'active');
  const setField = useApp((state) => state.setField);
  const resetField = useApp((state) => state.resetField);
  const suggestion = useSuggestion();
  const differing = useDiffering();
  return fieldsOf(section, recipe, find).map((name) =>
    isTeacherField(name) ? (
      <TeacherField key={name} name={name} />
    ) : (
      <FieldControl
        key={name}
        field={fieldEntry(name)}
        value={recipe[name]}
        wrong={checkIn(recipe, name)}
        help={name === 'batching' ? ownBatching(recipe.loss) : helpOfModel(name, model)}
        offers={offersOf(name, model)}
        usual={usualValue(name, suggestion)}
        differs={differing?.runHas(name) ?? null}
        // A run has the model that these are about.
        disabled={running && isModelSetting(name)}
        onChange={(value) => {
          if (isSetting(name, value)) setField(name, value);
        }}
        onReset={() => resetField(name)}
      />
    ),
  );
}
