/** What the person can see and change about how the data is understood, beside the roles of its columns. */

import type { DataReport } from '../../../core/report/types';
import { words } from '../../words';
import { AverageRaters } from './AverageRaters';
import { JoinColumns } from './JoinColumns';
import { LabelWords } from './LabelWords';
import css from './Mapping.module.css';
import { MissingMarks } from './MissingMarks';
import { NumberedClasses } from './NumberedClasses';
import { ScoreScale } from './ScoreScale';
import { SplitChoice } from './SplitChoice';

export function Mapping({ report: { examples, columns } }: { readonly report: DataReport }) {
  const { meaning, marks, labelMarks, joins, raters, split, choices } = examples;
  const names = columns.map(({ name }) => name);
  const marked = marks.length + labelMarks.length > 0;
  if (meaning === null && !marked && joins.length === 0 && raters === null && split === null) return null;
  return (
    <section className={css.mapping} aria-label={words.mapping.title} tabIndex={-1}>
      <h3>{words.mapping.title}</h3>
      {meaning?.kind === 'words' ? <LabelWords meaning={meaning} choices={choices} /> : null}
      {meaning?.kind === 'scores' ? <ScoreScale meaning={meaning} choices={choices} /> : null}
      {meaning?.kind === 'numberedClasses' ? <NumberedClasses seen={meaning.seen} choices={choices} /> : null}
      {raters ? <AverageRaters raters={raters} names={names} choices={choices} /> : null}
      <JoinColumns joins={joins} names={names} choices={choices} />
      {split ? <SplitChoice split={split} choices={choices} /> : null}
      <MissingMarks of="text" marks={marks} choices={choices} />
      <MissingMarks of="label" marks={labelMarks} choices={choices} />
    </section>
  );
}
