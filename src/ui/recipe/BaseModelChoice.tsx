/** Where the base model comes from. The fields of each source stand in its card, and using them chooses it. */

import { useApp } from '../../state/react';
import { Choice } from '../parts/fields/Choice';
import { FileInput } from '../parts/fields/FileInput';
import { words } from '../words';
import { chosenFolder } from './chosenFolder';
import { HubFields } from './HubFields';

export function BaseModelChoice({ disabled }: { readonly disabled: boolean }) {
  const kind = useApp((state) => state.recipe.baseModel.kind);
  const hub = useApp((state) => state.hub);
  const folder = useApp((state) => state.folder);
  const choose = useApp((state) => state.chooseBaseModel);
  const chooseFolder = useApp((state) => state.chooseFolder);

  return (
    <Choice
      label={words.recipe.baseModel}
      value={kind}
      disabled={disabled}
      onChange={(chosen) => {
        if (chosen === 'builtin') choose({ kind: 'builtin' });
        else if (chosen === 'hub') choose({ kind: 'hub', ...hub });
        else choose({ kind: 'folder', name: folder?.name ?? '' });
      }}
      options={[
        { value: 'builtin', label: words.recipe.builtin, help: words.recipe.builtinHelp },
        {
          value: 'hub',
          label: words.recipe.hub,
          help: words.recipe.hubHelp,
          extra: <HubFields disabled={disabled} />,
        },
        {
          value: 'folder',
          label: words.recipe.folder,
          help: words.recipe.folderHelp,
          extra: (
            <div>
              <FileInput
                label={words.recipe.modelFolder}
                folder
                disabled={disabled}
                onFiles={(files) => chooseFolder(chosenFolder(files))}
              />
              {folder ? <p>{words.recipe.chosenFolder(folder.name, folder.files.length)}</p> : null}
            </div>
          ),
        },
      ]}
    />
  );
}
