/** Whether the run fits into memory, in words, before it starts. */

import { useApp } from '../../state/react';
import { words } from '../words';
import css from './RecipeSection.module.css';

export function MemoryNote() {
  const memory = useApp((state) => state.memory);
  if (!memory) return null;
  return (
    <div className={css.note} data-alarm={memory.total > memory.limit}>
      <p>{words.recipe.memory(memory)}</p>
      <p className={css.muted}>
        {words.recipe.memoryParts(memory.weights, memory.optimizer, memory.activations)}
      </p>
    </div>
  );
}
