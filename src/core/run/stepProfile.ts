/** What one training step took, for a developer. */

/** The parts of a step, in the order in which they begin. */
export const stepParts = ['tokenise', 'forward', 'backward', 'read-back', 'update'] as const;
export type StepPart = (typeof stepParts)[number];

export interface StepProfile {
  /** From 1. */
  readonly step: number;
  /**
   * Milliseconds by part. On WebGPU a part is the time that it takes to queue its work, and the wait for the GPU counts
   * as read-back.
   */
  readonly ms: Readonly<Record<StepPart, number>>;
  /** What the GPU was asked to run; null on other backends. */
  readonly dispatches: number | null;
  readonly memory: {
    readonly tensors: number;
    readonly tensorBytes: number;
    /** Bytes of WebAssembly memory, or of GPU buffers, those that are kept for later included; null on plain CPU. */
    readonly backendBytes: number | null;
  };
}

export const totalMs = ({ ms }: Pick<StepProfile, 'ms'>): number =>
  stepParts.reduce((sum, part) => sum + ms[part], 0);
