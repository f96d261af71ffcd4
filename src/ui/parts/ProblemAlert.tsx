/** What went wrong in one section: what happened, what was kept, what to do next. */

import { useApp } from '../../state/react';
import type { SectionName } from '../../state/stages';
import { CopyDetails } from '../faults/CopyDetails';
import { words } from '../words';
import { Alert } from './Alert';

export function ProblemAlert({ section }: { readonly section: SectionName }) {
  const problem = useApp((state) => state.problems[section]);
  const dismiss = useApp((state) => state.dismissProblem);
  if (!problem) return null;
  return (
    <Alert problem={problem}>
      <button type="button" data-kind="plain" onClick={() => dismiss(section)}>
        {words.problem.dismiss[section]}
      </button>
      {problem.stack === undefined ? null : <CopyDetails details={{ problem, componentStack: null }} />}
    </Alert>
  );
}
