/** Opens the comparison of base models on the open data. */

import { useApp } from '../../state/react';
import { Action } from '../parts/Action';
import { words } from '../words';

export function CompareModelsButton() {
  const open = useApp((state) => state.chooseView);
  const shown = useApp((state) => state.view === 'baseModels');
  const close = useApp((state) => state.setSetupOpen);
  const show = () => {
    close(false);
    open('baseModels');
  };
  return (
    <Action disabled={false} aria-pressed={shown} onClick={show}>
      {words.baseModels.name}
    </Action>
  );
}
