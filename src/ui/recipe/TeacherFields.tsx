/** The fields of a teacher that are no numbers or options: the model's id or folder, the names of columns. */

import { checkIn } from '../../core/recipe/check';
import { helpOf, labelOf } from '../../core/fields';
import { fieldEntry } from '../../core/recipe/fields';
import { useApp } from '../../state/react';
import { Field } from '../parts/fields/Field';
import { FileInput } from '../parts/fields/FileInput';
import { say, words } from '../words';
import { chosenFolder } from './chosenFolder';
import type { TeacherFieldName } from './model/modelFields';

export function TeacherField({ name }: { readonly name: TeacherFieldName }) {
  const folder = useApp(({ recipe }) => recipe.teacher === 'folder');
  return name === 'teacherModel' && folder ? <TeacherFolder /> : <NamesField name={name} />;
}

function NamesField({ name }: { readonly name: TeacherFieldName }) {
  const recipe = useApp((state) => state.recipe);
  const setField = useApp((state) => state.setField);
  const entry = fieldEntry(name);
  const wrong = checkIn(recipe, name);
  return (
    <Field label={say(labelOf(entry))} help={say(helpOf(entry))} wrong={wrong && say(wrong)}>
      {(ties) => (
        <input
          {...ties}
          type="text"
          value={recipe[name] ?? ''}
          placeholder={name === 'teacherModel' ? 'sentence-transformers/all-mpnet-base-v2' : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={wrong !== null}
          onChange={({ currentTarget }) => setField(name, currentTarget.value)}
        />
      )}
    </Field>
  );
}

function TeacherFolder() {
  const folder = useApp((state) => state.teacherFolder);
  const name = useApp(({ recipe }) => recipe.teacherModel ?? '');
  const choose = useApp((state) => state.chooseTeacherFolder);
  const chosen = folder?.name === name ? folder : null;
  return (
    <div>
      <FileInput
        label={words.recipe.teacherFolder}
        help={say(helpOf(fieldEntry('teacherModel')))}
        folder
        onFiles={(files) => choose(chosenFolder(files))}
      />
      {chosen ? <p>{words.recipe.chosenFolder(chosen.name, chosen.files.length)}</p> : null}
      {!chosen && name !== '' ? <p>{words.recipe.folderAgain(name)}</p> : null}
    </div>
  );
}
