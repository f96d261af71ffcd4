/** Says in words how a run goes: lines that stay, and on a terminal one that is written over. */

import { renderEnglish as say } from '../messages/en/english';
import type { Problem } from '../core/errors';
import { mainEvaluator } from '../core/evaluators/catalogue';
import { embeddingSimilarity } from '../core/evaluators/embeddingSimilarity';
import { count, durationRange, plural, score } from '../messages/format';
import type { Metrics } from '../core/metrics/types';
import type { RunEvent } from '../core/run/events';
import type { CliEvent, Reporter } from './events';

interface Screen {
  write(text: string): void;
  /** Columns of a terminal; 0 where the text goes elsewhere. */
  readonly width: number;
}

/** Milliseconds between two states of the line that is written over. */
const interval = 100;

export function terminalReporter(screen: Screen): Reporter {
  let shown = -Infinity;
  let steps = 0;
  let open = false;

  const clear = () => {
    if (open) screen.write('\r\x1b[K');
    open = false;
  };
  const line = (text: string) => {
    clear();
    screen.write(`${text}\n`);
  };
  const status = (text: string) => {
    const now = performance.now();
    if (screen.width === 0 || now - shown < interval) return;
    shown = now;
    clear();
    screen.write(text.slice(0, screen.width - 1));
    open = true;
  };

  return {
    event(event) {
      if (event.type === 'plan') ({ steps } = event);
      if (event.type === 'progress') return status(progressWords(event));
      if (event.type === 'step') return status(stepWords(event, steps));
      for (const words of wordsOf(event, steps)) line(words);
    },
    problem({ what, next }: Problem) {
      line(`${say(what)}\n${say(next)}`);
    },
  };
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

const progressWords = ({ what, done, total }: EventOf<'progress'>) =>
  total > 0 ? `${say(what)}: ${count(done)} of ${count(total)}` : say(what);

function stepWords({ step, loss, remaining }: EventOf<'step'>, steps: number): string {
  const left = remaining ? `, ${durationRange(remaining.low, remaining.high)} left` : '';
  return `Step ${count(step)} of ${count(steps)}, loss ${score(loss)}${left}`;
}

function wordsOf(event: Exclude<CliEvent, { type: 'progress' | 'step' }>, steps: number): string[] {
  switch (event.type) {
    case 'data':
      return [
        `${event.name}: ${plural(event.rows, 'usable row')}, ${count(event.rejected)} rejected.`,
        ...event.notes.map(say),
      ];
    case 'model':
      return [`Base model: ${event.name}.`, ...event.notes.map(say)];
    case 'backend':
      return [
        `Computing on ${event.backend}, ${plural(event.threads, 'thread')}.`,
        ...(event.note ? [say(event.note)] : []),
      ];
    case 'plan':
      return [
        `${plural(event.trainRows, 'pair')} to train on, ${plural(event.steps, 'step')}, warm-up ${count(event.warmupSteps)}.`,
        ...event.notes.map(say),
      ];
    case 'resumed':
      return [`Going on from step ${count(event.step)} of ${count(steps)}.`];
    case 'notice':
      return [say(event.text)];
    case 'evaluation': {
      const { step, metrics } = event.evaluation;
      const when = step === 0 ? 'Before' : step === steps ? 'After' : `Step ${count(step)}`;
      return [`${when}: ${metricWords(metrics)}`];
    }
    case 'state':
      return event.state === 'stopped' ? ['Stopped.'] : [];
    case 'restored':
    case 'checkpoint':
    case 'problem':
      return [];
    case 'saved':
      return [`Written to ${event.folder}: ${event.files.join(', ')}.`];
  }
}

/** Spearman, as the page draws it, and what the page shows of the evaluator that is made for such data. */
function metricWords(metrics: Metrics): string {
  const named = mainEvaluator(metrics.kind).metrics.filter(({ name, onPage }) => onPage && name !== spearman);
  const rest = named.map(({ label, of }) => `${say(label)} ${score(of(metrics))}`);
  return [`Spearman ${score(metrics.spearman)}`, ...rest].join(', ');
}

const spearman = embeddingSimilarity.primary;
