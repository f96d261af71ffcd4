/** What went wrong in one section: what happened, what was kept, what to do next. */

import { useApp } from '../../state/react';
import type { Place } from '../../state/stages';
import { words } from '../words';
import { Alert } from './Alert';

export function ProblemAlert({ place }: { readonly place: Place }) {
  const problem = useApp((state) => state.problems[place]);
  const dismiss = useApp((state) => state.dismissProblem);
  if (!problem) return null;
  return (
    <Alert problem={problem}>
      <button type="button" data-kind="plain" onClick={() => dismiss(place)}>
        {words.problem.dismiss[place]}
      </button>
    </Alert>
  );
}
