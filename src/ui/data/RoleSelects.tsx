/** Which column is what: guessed, and changeable. */

import { columnsOf, type RoleName } from '../../core/data/dataset/roleColumns';
import type { Roles } from '../../core/data/types';
import type { DataReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import field from '../parts/fields/Field.module.css';
import { pairDrawing } from '../parts/drawings';
import { Guide } from '../parts/Guide';
import { SelectField } from '../parts/fields/SelectField';
import { say, words } from '../words';
import css from './DataSection.module.css';

const roleNames = ['sentence1', 'sentence2', 'label', 'negative'] as const satisfies readonly RoleName[];

export function RoleSelects({ report }: { readonly report: DataReport }) {
  const setRoles = useApp((state) => state.setRoles);
  const { roles, evidence } = report.examples;
  const columns = report.columns.map(({ name }, i) => ({ value: String(i), label: name }));
  return (
    <div className={css.stack}>
      <h3>{words.data.roles}</h3>
      <Guide words={words.guide.pair} drawing={pairDrawing} />
      <div className={`${field.grid} ${css.wide} ${css.roles}`}>
        {roleNames.map((role) => {
          const optional = role !== 'sentence1';
          const none = { value: 'none', label: optional ? words.data.none : words.data.chooseColumn };
          const why = evidence[role];
          const [chosen] = columnsOf(roles, role);
          return (
            <SelectField
              key={role}
              label={words.data.roleNames[role]}
              help={why ? say(why) : undefined}
              value={String(chosen ?? 'none')}
              options={optional || chosen === undefined ? [none, ...columns] : columns}
              onChange={(value) =>
                void setRoles(withChoice(roles, role, value === 'none' ? null : Number(value)))
              }
            />
          );
        })}
      </div>
    </div>
  );
}

const withChoice = (roles: Roles, role: RoleName, column: number | null): Roles =>
  role === 'negative'
    ? { ...roles, negatives: column === null ? [] : [column] }
    : { ...roles, [role]: column };
