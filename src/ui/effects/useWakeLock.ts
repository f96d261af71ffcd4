/** Keeps the screen, and with it the machine, awake during a run; requested again when a hidden tab comes back. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';

export function useWakeLock(): void {
  const running = useApp((state) => state.run.kind === 'active');
  useEffect(() => {
    if (!running || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (over) await taken.release();
        else lock = taken;
      } catch {
        // Refused, on a low battery for instance: the run continues without it.
      }
    };
    void take();
    document.addEventListener('visibilitychange', take);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, [running]);
}
