/** The loss: inferred from the data with the reason; the others that the data can feed can be chosen. */

import type { ExamplesReport } from '../../core/report/types';
import { lossNames, type LossName } from '../../core/losses/catalogue';
import { describeInference } from '../../core/losses/infer';
import { tripletNote } from '../../core/losses/trainingExamples';
import { summaryOf, whenToUse } from '../../core/losses/words';
import { useApp } from '../../state/react';
import { Choice } from '../parts/fields/Choice';
import { say, words } from '../words';
import css from './DataView.module.css';

export function LossChoice({ examples }: { readonly examples: ExamplesReport | null }) {
  const loss = useApp((state) => state.recipe.loss);
  const chooseLoss = useApp((state) => state.chooseLoss);
  const reasons = new Map(
    examples?.inference.choices.map(({ name, unmet }) => [name, unmet === null ? null : say(unmet)]),
  );
  const unmetOf = (name: LossName) => (examples ? (reasons.get(name) ?? null) : words.data.noDataYet);
  const noteOf = (name: LossName) => {
    const note = examples && unmetOf(name) === null ? tripletNote(name, examples) : null;
    return note && ` ${say(note)}`;
  };
  const fitting = lossNames.filter((name) => unmetOf(name) === null);
  const others = lossNames.filter((name) => unmetOf(name) !== null);
  return (
    <div className={css.stack}>
      <p>{examples ? say(describeInference(examples.inference)) : words.data.inferredNothing}</p>
      <Choice
        label={words.data.loss}
        value={examples && reasons.get(loss) === null ? loss : null}
        options={[...fitting, ...others].map((name) => ({
          value: name,
          label: name,
          help: (
            <>
              {say(summaryOf(name))} {say(whenToUse(name))}
              {noteOf(name)}
            </>
          ),
          unmet: unmetOf(name),
        }))}
        foldUnmet={examples ? words.setup.otherLosses(others.length) : null}
        onChange={chooseLoss}
      />
    </div>
  );
}
