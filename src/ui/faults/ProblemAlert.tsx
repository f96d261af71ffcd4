/** The problem of one section, until it is dismissed. */

import { useApp } from '../../state/react';
import type { SectionName } from '../../state/stages';
import { CopyDetails } from './CopyDetails';
import { words } from '../words';
import { Alert } from '../parts/Alert';

export function ProblemAlert({ section }: { readonly section: SectionName }) {
  const problem = useApp((state) => state.problems[section]);
  const dismiss = useApp((state) => state.dismissProblem);
  if (!problem) return null;
  return (
    <Alert problem={problem}>
      <button
        type="button"
        data-kind="plain"
        aria-label={words.problem.dismissNamed[section]}
        onClick={() => dismiss(section)}
      >
        {words.problem.dismiss}
      </button>
      {problem.stack === undefined ? null : <CopyDetails details={{ problem, componentStack: null }} />}
    </Alert>
  );
}
