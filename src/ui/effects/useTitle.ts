/** The tab's title tells how far a run is. */

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
