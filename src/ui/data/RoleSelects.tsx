/** Which column is what: guessed, and changeable. */

import { columnsOf, roleNames as allRoles } from '../../core/data/dataset/roleColumns';
import type { Roles } from '../../core/data/types';
import type { DataReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import field from '../parts/fields/Field.module.css';
import { pairDrawing } from '../parts/drawings';
import { Guide } from '../parts/Guide';
import { SelectField } from '../parts/fields/SelectField';
import { say, words } from '../words';
import css from './DataView.module.css';

const roleNames = ['sentence1', 'sentence2', 'label'] as const satisfies readonly (keyof Roles)[];

export function RoleSelects({ report }: { readonly report: DataReport }) {
  const setRoles = useApp((state) => state.setRoles);
  const { roles, evidence } = report.examples;
  const columns = report.columns.map(({ name }, i) => ({ value: String(i), label: name }));
  const none = { value: 'none', label: words.data.none };
  return (
    <div className={css.grid}>
      <div className={css.head}>
        <h3>{words.data.roles}</h3>
        <Guide words={words.guide.pair} drawing={pairDrawing} />
      </div>
      <div className={`${field.grid} ${css.wide} ${css.roles}`}>
        {roleNames.map((role) => {
          const optional = role !== 'sentence1';
          const empty = optional ? none : { value: 'none', label: words.data.chooseColumn };
          const why = evidence[role];
          return (
            <SelectField
              key={role}
              label={words.data.roleNames[role]}
              help={why ? say(why) : undefined}
              value={String(roles[role] ?? 'none')}
              options={optional || roles[role] === null ? [empty, ...columns] : columns}
              onChange={(value) =>
                void setRoles({ ...roles, [role]: value === 'none' ? null : Number(value) })
              }
            />
          );
        })}
        {negativeSlots(report).map((chosen, i) => (
          <SelectField
            key={`negative ${i}`}
            label={words.data.negative(i + 1)}
            help={i === 0 && evidence.negative ? say(evidence.negative) : undefined}
            value={String(chosen ?? 'none')}
            options={[none, ...columns]}
            onChange={(value) => void setRoles({ ...roles, negatives: replaced(roles, i, value) })}
          />
        ))}
      </div>
    </div>
  );
}

/** The chosen columns, and an empty place for a further one where there is none or a column of text is free. */
function negativeSlots({ columns, examples: { roles } }: DataReport): readonly (number | null)[] {
  const used = new Set(allRoles.flatMap((role) => columnsOf(roles, role)));
  const free = columns.some(({ kind }, i) => !used.has(i) && (kind === 'text' || kind === 'category'));
  const { negatives } = roles;
  return free || negatives.length === 0 ? [...negatives, null] : negatives;
}

/** The negatives with another column, or none, in place `i`. */
const replaced = ({ negatives }: Roles, i: number, value: string): readonly number[] =>
  negatives.toSpliced(i, 1, ...(value === 'none' ? [] : [Number(value)]));
