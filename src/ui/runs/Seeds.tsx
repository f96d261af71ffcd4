/** How much chance there is in the training of the shown run: its settings with other seeds, or the way to queue them. */

import { useMemo } from 'react';
import { checkField } from '../../core/recipe/check';
import { seedGroups, spreadSentence } from '../../core/run/comparison/spread';
import { notAtHand } from '../../state/compare/compared';
import { useApp } from '../../state/react';
import { selectedRun } from '../../state/runs';
import { say, words } from '../words';
import css from './Runs.module.css';

/** So many show a spread. */
const wanted = 3;

/** Nothing for a run without a result, or whose data is not open. */
export function Seeds() {
  const record = useApp(selectedRun);
  const runs = useApp((state) => state.runs);
  const files = useApp((state) => state.files);
  const queue = useApp((state) => state.queue);
  const queueTraining = useApp((state) => state.queueTraining);
  const group = useMemo(
    () => seedGroups(runs).find(({ rows }) => rows.some(({ key }) => key === record?.id)) ?? null,
    [runs, record],
  );
  if (!record || record.job !== 'train' || record.state !== 'finished') return null;
  const { recipe } = record;
  const done = group?.rows.map((row) => row.record.recipe.seed) ?? [recipe.seed];
  const missing = otherSeeds(recipe.seed, done).slice(0, wanted - done.length);
  const waits = queue.some(
    (order) => order.recipe.loss === recipe.loss && missing.includes(order.recipe.seed),
  );
  const startable = missing.length > 0 && !waits && notAtHand({ files }, record) === null;
  if (!group && !startable) return null;
  return (
    <div className={css.actions}>
      {group ? <p title={say(spreadSentence(group, 4))}>{say(spreadSentence(group, 2))}</p> : null}
      {startable ? (
        <>
          <button
            type="button"
            title={words.runs.runSeedsHelp(missing.length)}
            onClick={() => void queueTraining(missing.map((seed) => ({ ...recipe, seed })))}
          >
            {words.runs.runSeeds}
          </button>
          <p className={css.muted}>{words.runs.runSeedsHelp(missing.length)}</p>
        </>
      ) : null}
    </div>
  );
}

/** The next seeds that were not used yet. */
function otherSeeds(seed: number, done: readonly number[]): number[] {
  const near = Array.from({ length: 2 * wanted }, (_, i) =>
    i < wanted ? seed + 1 + i : seed + wanted - 1 - i,
  );
  return near.filter((one) => !done.includes(one) && checkField('seed', one) === null);
}
