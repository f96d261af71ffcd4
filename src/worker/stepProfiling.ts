/** Whether training steps are measured: not until the page asks, since nobody else looks at it. */

import type { StepProfile } from '../core/run/stepProfile';

export interface StepProfiling {
  turnOn(): void;
  /** Takes each step's profile; null as long as nobody has asked. */
  readonly onStep: ((profile: StepProfile) => void) | null;
}

export function createStepProfiling(onStep: (profile: StepProfile) => void): StepProfiling {
  let on = false;
  return {
    turnOn() {
      on = true;
    },
    get onStep() {
      return on ? onStep : null;
    },
  };
}
