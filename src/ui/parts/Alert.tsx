/** A problem in its three parts: what happened, what was kept, what to do next. */

import { say } from '../words';
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
      <p className={css.what}>{say(problem.what)}</p>
      <p>{say(problem.kept)}</p>
      <p>{say(problem.next)}</p>
      {children}
    </div>
  );
}
