/** Whether the run fits into memory, in words, before it starts. */

import { useApp } from '../../state/react';
import { words } from '../words';
import css from './Recipe.module.css';

export function MemoryNote() {
  const memory = useApp((state) => state.memory);
  if (!memory) return null;
  const { weights, optimizer, activations, total, limit, inParts } = memory;
  const fits = total <= limit;
  return (
    <div className={css.note} data-alarm={!fits}>
      <p>
        {!fits
          ? words.recipe.memoryLacks(total, limit)
          : Number.isFinite(limit)
            ? words.recipe.memoryFits(total, limit)
            : words.recipe.memoryNeeded(total)}
      </p>
      {fits && inParts ? <p>{words.recipe.memoryInParts}</p> : null}
      <p className={css.muted}>{words.recipe.memoryParts(weights, optimizer, activations)}</p>
    </div>
  );
}
