/** Makes a compared model the base of the next run, or says why that is not possible. */

import type { ListedModel } from '../../core/baseModels/listed';
import { baseUse } from '../../state/compare/candidates';
import { useApp } from '../../state/react';
import { Action } from '../parts/Action';
import { words } from '../words';
import css from './BaseModels.module.css';

const text = words.baseModels;

export function BaseButton({ model }: { readonly model: ListedModel }) {
  const use = useApp((state) => baseUse(state, model));
  const running = useApp((state) => state.run.kind === 'active');
  const take = useApp((state) => state.takeAsBase);
  if (use !== 'is' && use !== 'can') return <span className={css.muted}>{text[use]}</span>;
  const is = use === 'is';
  return (
    <Action
      data-kind="plain"
      disabled={running || is}
      aria-pressed={is}
      aria-label={is ? text.used(model.name) : text.use(model.name)}
      onClick={() => take(model)}
    >
      {is ? text.usedShort : text.useShort}
    </Action>
  );
}
