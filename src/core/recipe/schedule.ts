/** The learning rate over a run: a linear warm-up, then a linear decay to 0. */

/**
 * The rate for the step that follows `done` finished ones (from 0), as transformers' get_linear_schedule_with_warmup
 * gives it: the first step of a warm-up has rate 0.
 */
export function scheduleAt(
  done: number,
  { steps, warmupSteps }: { readonly steps: number; readonly warmupSteps: number },
  learningRate: number,
): number {
  if (done < warmupSteps) return (learningRate * done) / warmupSteps;
  return learningRate * Math.max(0, (steps - done) / Math.max(1, steps - warmupSteps));
}
