/** Columns that can be one sentence, such as a title and its body: a checkbox for each. */

import type { DataChoices } from '../../../core/data/types';
import type { ExamplesReport } from '../../../core/report/types';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import css from './Mapping.module.css';

interface Props {
  readonly joins: ExamplesReport['joins'];
  /** Of all columns. */
  readonly names: readonly string[];
  readonly choices: DataChoices;
}

export function JoinColumns({ joins, names, choices }: Props) {
  const setChoices = useApp((state) => state.setChoices);
  // A choice shows at once, before the rows are read again.
  const isJoined = ({ sentence, joined }: Props['joins'][number]) =>
    choices.joined === undefined ? joined : choices.joined[sentence] !== undefined;
  const toggle = (sentence: Props['joins'][number]['sentence'], on: boolean) => {
    const joined = joins.filter((join) => (join.sentence === sentence ? on : isJoined(join)));
    const columns = Object.fromEntries(joined.map((join) => [join.sentence, join.columns]));
    void setChoices({ ...choices, joined: columns });
  };
  return joins.map((join) => (
    <label key={join.sentence} className={css.check}>
      <input
        type="checkbox"
        checked={isJoined(join)}
        onChange={({ currentTarget }) => toggle(join.sentence, currentTarget.checked)}
      />
      {words.mapping.join(join.columns.map((column) => names[column] ?? ''))}
    </label>
  ));
}
