/** What the check of a device found: what it is, and whether it computes what it has to. */

import type { Message } from '../../messages/message';
import type { Backend } from '../run/events';
import type { StepTiming, TimedBackend } from './timing';

/** A GPU as the browser describes it; empty where it does not tell. */
export interface GpuFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** A processor that computes in the place of a GPU. */
  readonly software: boolean;
  readonly features: readonly string[];
  /** The limits that the engine depends on. */
  readonly limits: Readonly<Record<string, number>>;
}

/** One computation beside what it has to give. */
export interface DeviceCheck {
  /** The kernel with its shape, or the golden number. */
  readonly name: string;
  /** The largest difference; NaN where a number is missing or is not finite. */
  readonly difference: number;
  readonly tolerance: number;
  /** What was thrown instead; null where nothing was. */
  readonly error: string | null;
}

export const passes = ({ difference, tolerance, error }: DeviceCheck): boolean =>
  error === null && difference <= tolerance;

export interface BackendChecks {
  /** What was to be checked. */
  readonly asked: TimedBackend;
  /** What started; null where it did not. */
  readonly backend: Backend | null;
  readonly threads: number;
  /** Why it did not start, or why another one did. */
  readonly note: Message | null;
  readonly checks: readonly DeviceCheck[];
  readonly seconds: number;
}

export interface DeviceReport {
  /** Null where there is none that the browser may use. */
  readonly gpu: GpuFacts | null;
  readonly backends: readonly BackendChecks[];
  /** One step of the chosen model on the open data; null where it could not be measured. */
  readonly timing: StepTiming | null;
}

/** A GPU's name, by which it is known again. */
export const gpuName = ({ vendor, architecture, device, description }: GpuFacts): string =>
  [description, vendor, architecture, device].filter((part) => part !== '').join(', ');
