/** The loss's own numbers, flags and choices, as its catalogue entry has them. */

import { losses } from '../../core/losses/catalogue';
import type { LossParam } from '../../core/losses/types';
import { useApp } from '../../state/react';
import { FlagField } from '../parts/fields/FlagField';
import { NumberField } from '../parts/fields/NumberField';
import { SelectField } from '../parts/fields/SelectField';

export function LossParams({ disabled }: { readonly disabled: boolean }) {
  const loss = useApp((state) => state.recipe.loss);
  const values = useApp((state) => state.recipe.lossParams);
  const setLossParam = useApp((state) => state.setLossParam);
  return Object.entries<LossParam>(losses[loss].params).map(([name, param]) => {
    const key = `${loss}.${name}`;
    const value = values[name];
    switch (param.kind) {
      case 'number':
        return (
          <NumberField
            key={key}
            spec={param}
            value={typeof value === 'number' ? value : param.default}
            disabled={disabled}
            onChange={(next) => setLossParam(name, next)}
          />
        );
      case 'flag':
        return (
          <FlagField
            key={key}
            label={param.label}
            help={param.help}
            value={typeof value === 'boolean' ? value : param.default}
            disabled={disabled}
            onChange={(next) => setLossParam(name, next)}
          />
        );
      case 'choice':
        return (
          <SelectField
            key={key}
            label={param.label}
            help={param.help}
            value={typeof value === 'string' ? value : param.default}
            options={param.options}
            disabled={disabled}
            onChange={(next) => setLossParam(name, next)}
          />
        );
    }
  });
}
