/** The rules that a sample has to keep, so that what it shows is learning and not luck. */

import type { Expectation } from '../../src/core/samples/catalogue';

/** A number before and after training. */
export interface Gain {
  readonly before: number;
  readonly after: number;
}

export interface Findings {
  readonly rows: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Sentences that occur more than once: one of them may be held out while the other is trained on. */
  readonly repeated: number;
  /** The share of label 1, where there are two labels. */
  readonly positives: number | null;
  /** The value for random cosines. */
  readonly chance: number;
  /** The standard error of the number on the evaluation rows. */
  readonly noise: number;
  /** One a seed; none where the built-in model can't read the language. */
  readonly tuned: readonly Gain[];
  /** One per seed, trained on spoiled rows; empty without the control. */
  readonly control: readonly Gain[];
  /** The same runs as `tuned`, in Spearman. */
  readonly spearman: readonly Gain[];
  /** The Spearman of the base model on all rows, where it can't read the language; else null. */
  readonly unread: number | null;
  /** What the page documents. */
  readonly documented: Expectation;
}

const minRows = 600;
/** Between these shares two labels are balanced. */
const balance = { low: 0.4, high: 0.6 };
/** Between these a base model knows something of the sample, and has something left to learn. */
const base = { low: 0.5, high: 0.8 };
/** What "about" may be off by. */
const about = 0.06;

/** The rules that are broken, as sentences. */
export function broken(findings: Findings): string[] {
  const { rows, rejected, duplicates, repeated, positives, tuned } = findings;
  return [
    rows < minRows && `It has ${rows} rows; at least ${minRows} are needed.`,
    rejected > 0 && `${rejected} rows are rejected.`,
    duplicates > 0 && `${duplicates} rows repeat a pair.`,
    // Nothing is trained on where the model can't read.
    findings.documented.kind === 'learns' && repeated > 0 && `${repeated} sentences occur more than once.`,
    positives !== null &&
      (positives < balance.low || positives > balance.high) &&
      `${Math.round(100 * positives)} % of the labels are 1.`,
    tuned.length > 0 && brokenBase(tuned),
    tuned.length > 0 && brokenGain(tuned),
    findings.control.length > 0 && brokenControl(findings),
    brokenDocumentation(findings),
  ].filter((rule) => rule !== false);
}

function brokenBase(tuned: readonly Gain[]): string | false {
  const mean = meanOf(tuned.map(({ before }) => before));
  return mean >= base.low && mean <= base.high
    ? false
    : `The base model has ${mean.toFixed(3)}; from ${base.low} to ${base.high} opens a lesson well.`;
}

/** Every seed must gain more than seeds differ by. */
function brokenGain(tuned: readonly Gain[]): string | false {
  const gains = tuned.map(gainOf);
  const least = Math.min(...gains);
  return least > spreadOf(gains) && least > 0
    ? false
    : `The least gain, ${least.toFixed(3)}, is not above the spread over seeds, ${spreadOf(gains).toFixed(3)}.`;
}

/**
 * Training on spoiled rows makes the model forget, which brings a number from below chance up to it: so the control may
 * reach chance, or to the base where that is above it, on average not beyond by more than the standard error; and
 * for every seed the real rows must beat it by more than seeds differ by.
 */
function brokenControl({ tuned, control, chance, noise }: Findings): string | false {
  const beyond = meanOf(control.map(({ before, after }) => after - Math.max(before, chance)));
  if (beyond > noise) {
    return `The control learns: it comes ${beyond.toFixed(3)} beyond base and chance; luck explains ${noise.toFixed(3)}.`;
  }
  const lead = Math.min(...control.map(({ after }, i) => (tuned[i]?.after ?? NaN) - after));
  const spread = spreadOf(tuned.map(gainOf));
  return lead > spread && lead > 0
    ? false
    : `The least lead over the control, ${lead.toFixed(3)}, is not above the spread over seeds, ${spread.toFixed(3)}.`;
}

/** What the page documents must be what is measured. */
function brokenDocumentation({ spearman, unread, documented }: Findings): string | false {
  const measured = {
    before: unread ?? meanOf(spearman.map(({ before }) => before)),
    after: meanOf(spearman.map(({ after }) => after)),
  };
  const expected =
    documented.kind === 'learns'
      ? { before: documented.before, after: documented.after }
      : { before: documented.before };
  if (Number.isNaN(measured.before)) return false;
  for (const [when, value] of Object.entries(expected)) {
    const found = when === 'before' ? measured.before : measured.after;
    if (!(Math.abs(found - value) <= about)) {
      return `The page documents Spearman ${value} ${when}; ${found.toFixed(3)} was measured.`;
    }
  }
  return false;
}

export const gainOf = ({ before, after }: Gain) => after - before;

/** The largest less the smallest. */
export const spreadOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

export const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
