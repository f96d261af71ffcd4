/** The speed of a run and how long it will still take, from the seconds of its latest steps. */

const windowSteps = 10;
const windows = 6;

export interface Pace {
  /** Records one step: its rows and its seconds. */
  step(rows: number, seconds: number): void;
  /** Records one evaluation's seconds. */
  evaluation(seconds: number): void;
  /** Rows per second over the latest steps; 0 before the first. */
  rowsPerSecond(): number;
  /**
   * Seconds for what is left, as a range: the fastest and the slowest ten steps in a row of the latest sixty.
   * Null before ten steps are known.
   */
  remaining(steps: number, evaluations: number): { readonly low: number; readonly high: number } | null;
}

export function createPace(): Pace {
  const latest: { rows: number; seconds: number }[] = [];
  let evaluationSeconds = 0;

  return {
    step(rows, seconds) {
      latest.push({ rows, seconds });
      if (latest.length > windowSteps * windows) latest.shift();
    },
    evaluation(seconds) {
      evaluationSeconds = seconds;
    },
    rowsPerSecond() {
      const rows = latest.reduce((sum, step) => sum + step.rows, 0);
      const seconds = latest.reduce((sum, step) => sum + step.seconds, 0);
      return seconds > 0 ? rows / seconds : 0;
    },
    remaining(steps, evaluations) {
      if (latest.length < windowSteps) return null;
      const means: number[] = [];
      for (let end = latest.length; end >= windowSteps; end -= windowSteps) {
        const window = latest.slice(end - windowSteps, end);
        means.push(window.reduce((sum, step) => sum + step.seconds, 0) / windowSteps);
      }
      const fixed = evaluations * evaluationSeconds;
      return {
        low: Math.min(...means) * steps * 0.95 + fixed,
        high: Math.max(...means) * steps * 1.05 + fixed,
      };
    },
  };
}
