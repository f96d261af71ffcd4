/** A verdict in sentences, the same for the page, the model card, the history and the command line. */

import { message, type Message } from '../../messages/message';
import { fullResamples } from './paired';
import type { TunedVerdict, Verdict } from './verdict';

export interface VerdictSentences {
  /** "Better than the base: …", or the base model's own number. */
  readonly headline: Message;
  /** What was kept, of how many rows this is, and what would help. */
  readonly context: readonly Message[];
  /** The honest threshold; null where there is none. */
  readonly threshold: Message | null;
  /** How the interval was computed, and what to know of it. */
  readonly method: readonly Message[];
}

/** Below this number an interval is wide. */
const fewUnits = 200;

/** @param digits decimals of all numbers: two on the page, four in files */
export function verdictSentences(verdict: Verdict, digits: 2 | 4): VerdictSentences {
  return {
    headline: headline(verdict, digits),
    context: [...kept(verdict), units(verdict), ...advice(verdict)],
    threshold: threshold(verdict, digits),
    method: method(verdict),
  };
}

/** All sentences in their order, for a text. */
export function verdictMessages(verdict: Verdict, digits: 2 | 4): readonly Message[] {
  const { headline: first, context, threshold: at, method: how } = verdictSentences(verdict, digits);
  return [first, ...context, ...(at ? [at] : []), ...how];
}

function headline({ metric: { label: metric }, base, tuned }: Verdict, digits: number): Message {
  if (!tuned) {
    return base
      ? message('evaluation.verdict.base', { metric, ...base, digits })
      : message('evaluation.verdict.baseUndefined', { metric });
  }
  const { answer, estimate, difference } = tuned;
  if (!base || !estimate || !difference) return message('evaluation.verdict.undefined', { metric });
  const numbers = { metric, before: base.value, after: estimate.value, digits };
  const { interval } = difference;
  return interval
    ? message('evaluation.verdict.compared', { answer, ...numbers, interval })
    : message('evaluation.verdict.noInterval', numbers);
}

function kept({ tuned, kept: step }: Verdict): Message[] {
  if (!tuned) return [];
  if (step === 0) return [message('evaluation.verdict.keptBase', { step: tuned.step })];
  return [
    tuned.answer === 'worse'
      ? message('evaluation.verdict.keptWorse', { step })
      : message('evaluation.verdict.keptStep', { step }),
  ];
}

function units({ resampling: { unit, units: n, clusters, resamples } }: Verdict): Message {
  return resamples === 0
    ? message('evaluation.verdict.unitsOnly', { units: n, unit })
    : message('evaluation.verdict.units', { units: n, unit, clusters, resamples });
}

function advice({ metric, tuned, resampling: { unit, units: n } }: Verdict): Message[] {
  if (!tuned) return [];
  const { difference, answer } = tuned;
  if (!difference?.interval) return [message('evaluation.verdict.noValue')];
  if (answer !== 'close') return n < fewUnits ? [message('evaluation.verdict.wide')] : [];
  const { low, high } = difference.interval;
  if (low === 0 && high === 0) return [message('evaluation.verdict.same', { metric: metric.label })];
  const needed = unitsNeeded(n, difference.value, difference.interval);
  return [
    needed === null
      ? message('evaluation.verdict.tooSmall')
      : message('evaluation.verdict.moreRows', { needed, unit }),
  ];
}

/** More than so many times the rows are out of reach. */
const reach = 20;

/**
 * How many units an interval would need that just leaves out 0: its width falls with the root of their number. To two
 * digits; null where that is out of reach.
 */
function unitsNeeded(
  n: number,
  difference: number,
  { low, high }: NonNullable<TunedVerdict['difference']>['interval'] & object,
): number | null {
  const half = difference > 0 ? difference - low : high - difference;
  const needed = n * (half / difference) ** 2;
  if (!(needed <= n * reach)) return null;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(needed)) - 1);
  return Math.max(n + 1, Math.ceil(needed / unit) * unit);
}

function threshold({ threshold: report }: Verdict, digits: number): Message | null {
  if (!report) return null;
  const { f1, ...rest } = report;
  return message('evaluation.verdict.threshold', { ...rest, f1: f1.value, interval: f1.interval, digits });
}

function method({ tuned, base, resampling }: Verdict): Message[] {
  const { grouping, resamples, undefined: without } = resampling;
  if (resamples === 0 || !base) return [];
  return [
    ...(tuned?.selected ? [message('evaluation.verdict.selected')] : []),
    ...(grouping === 'sentences' ? [] : [message('evaluation.verdict.crossed', { by: grouping })]),
    ...(resamples < fullResamples
      ? [message('evaluation.verdict.fewer', { resamples, full: fullResamples })]
      : []),
    ...(without > 0
      ? [message('evaluation.verdict.undefinedResamples', { undefined: without, resamples })]
      : []),
    message('evaluation.verdict.method'),
  ];
}
