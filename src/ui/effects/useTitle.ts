/** The tab's title shows the progress of a run. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';
import { words } from '../words';

export function useTitle(): void {
  const title = useApp(({ run }) => {
    if (run.kind !== 'active') return words.name;
    const { plan, latest } = run.history;
    return plan && latest ? words.train.title(latest.step, plan.steps) : words.train.titleLoading;
  });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
