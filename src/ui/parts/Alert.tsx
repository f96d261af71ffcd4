/** A problem in its three parts, said at once. */

import type { ReactNode } from 'react';
import type { Problem } from '../../core/errors';
import css from './Alert.module.css';

interface Props {
  readonly problem: Problem;
  readonly children?: ReactNode;
}

export function Alert({ problem, children }: Props) {
  return (
    <div role="alert" className={css.alert}>
      <p className={css.what}>{problem.what}</p>
      <p>{problem.kept}</p>
      <p>{problem.next}</p>
      {children}
    </div>
  );
}
