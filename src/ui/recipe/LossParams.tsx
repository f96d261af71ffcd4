/** The loss's own parameters, as its catalogue entry has them. */

import { losses } from '../../core/losses/catalogue';
import type { LossParam } from '../../core/losses/types';
import { useApp } from '../../state/react';
import { FieldControl } from '../parts/fields/FieldControl';
import { useDiffering } from './useDiffering';

export function LossParams({ disabled }: { readonly disabled: boolean }) {
  const loss = useApp((state) => state.recipe.loss);
  const values = useApp((state) => state.recipe.lossParams);
  const setLossParam = useApp((state) => state.setLossParam);
  const differing = useDiffering();
  return Object.entries<LossParam>(losses[loss].params).map(([name, param]) => (
    <FieldControl
      key={`${loss}.${name}`}
      field={param}
      value={values[name]}
      differs={differing?.runHas(`lossParams.${name}`) ?? null}
      disabled={disabled}
      onChange={(value) => {
        if (typeof value !== 'object') setLossParam(name, value);
      }}
    />
  ));
}
