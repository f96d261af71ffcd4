/** The loss: inferred from the data's shape with the reason, and open to any other that the data fits. */

import type { ExamplesReport } from '../../core/report/types';
import { losses, lossNames, type LossName } from '../../core/losses/catalogue';
import { useApp } from '../../state/react';
import { Choice } from '../parts/fields/Choice';
import { say, words } from '../words';
import css from './DataSection.module.css';

export function LossChoice({ examples }: { readonly examples: ExamplesReport | null }) {
  const loss = useApp((state) => state.recipe.loss);
  const chooseLoss = useApp((state) => state.chooseLoss);
  const reasons = new Map(
    examples?.inference.choices.map(({ name, unmet }) => [name, unmet === null ? null : say(unmet)]),
  );
  const unmetOf = (name: LossName) => (examples ? (reasons.get(name) ?? null) : words.data.noDataYet);
  const fitting = lossNames.filter((name) => unmetOf(name) === null);
  const others = lossNames.filter((name) => unmetOf(name) !== null);
  return (
    <div className={css.stack}>
      <p>{examples ? words.data.inferred(say(examples.inference.reason)) : words.data.inferredNothing}</p>
      <Choice
        label={words.data.loss}
        value={examples && reasons.get(loss) === null ? loss : null}
        options={[...fitting, ...others].map((name) => ({
          value: name,
          label: name,
          help: `${say(losses[name].summary)} ${say(losses[name].whenToUse)}`,
          unmet: unmetOf(name),
        }))}
        onChange={chooseLoss}
      />
    </div>
  );
}
