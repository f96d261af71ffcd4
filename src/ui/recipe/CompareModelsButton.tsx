/** Opens the comparison of base models on the open data. */

import { useApp } from '../../state/react';
import { Action } from '../parts/Action';
import { words } from '../words';

export function CompareModelsButton() {
  const open = useApp((state) => state.chooseView);
  const close = useApp((state) => state.setSetupOpen);
  const show = () => {
    close(false);
    open('baseModels');
  };
  return (
    <Action disabled={false} onClick={show}>
      {words.baseModels.name}
    </Action>
  );
}
