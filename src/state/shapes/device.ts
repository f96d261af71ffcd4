/** What the page knows of this machine's devices. */

import type { DeviceReport } from '../../core/device/report';
import type { StepTiming } from '../../core/device/timing';
import type { Progress } from '../../core/run/events';

/** The check of the devices that the person has asked for. */
export type DeviceCheckStage =
  | { readonly kind: 'none' }
  /** Null until something is said. */
  | { readonly kind: 'checking'; readonly progress: Progress | null }
  | { readonly kind: 'checked'; readonly report: DeviceReport };

export interface DeviceSlice {
  /** Of training steps, the latest first. */
  readonly timings: readonly StepTiming[];
  readonly deviceCheck: DeviceCheckStage;
  timed(timing: StepTiming): void;
  /** Checks the devices, and measures a step where data is open. A problem is shown. */
  checkDevice(): Promise<void>;
  cancelDeviceCheck(): void;
}
