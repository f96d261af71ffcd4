/** Asks before the tab is closed, but only during a run. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';

export function useLeaveGuard(): void {
  const running = useApp((state) => state.run.kind === 'active');
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);
}
