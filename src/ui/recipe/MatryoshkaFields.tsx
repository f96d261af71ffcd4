/** MatryoshkaLoss around the loss: which dimensions it is taken of, and how much each counts. */

import { checkMatryoshka } from '../../core/recipe/check';
import { matryoshkaFields } from '../../core/recipe/fields';
import { useApp } from '../../state/react';
import { NumbersField } from '../parts/fields/NumbersField';

export function MatryoshkaFields({ disabled }: { readonly disabled: boolean }) {
  const matryoshkaDims = useApp((state) => state.recipe.matryoshkaDims);
  const matryoshkaWeights = useApp((state) => state.recipe.matryoshkaWeights);
  const setOptions = useApp((state) => state.setOptions);
  const { dims, weights } = matryoshkaFields;
  return (
    <>
      <NumbersField
        {...dims}
        value={matryoshkaDims}
        wrong={checkMatryoshka({ matryoshkaDims, matryoshkaWeights: [] })}
        disabled={disabled}
        onChange={(matryoshkaDims) => setOptions({ matryoshkaDims })}
      />
      {matryoshkaDims.length > 0 || matryoshkaWeights.length > 0 ? (
        <NumbersField
          {...weights}
          value={matryoshkaWeights}
          wrong={checkMatryoshka({ matryoshkaDims, matryoshkaWeights })}
          disabled={disabled}
          onChange={(matryoshkaWeights) => setOptions({ matryoshkaWeights })}
        />
      ) : null}
    </>
  );
}
