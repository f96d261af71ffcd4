/** Writes how a run proceeds to a terminal: lines that stay, and a status line that is overwritten. */

import { mainEvaluator } from '../core/evaluators/catalogue';
import { embeddingSimilarity } from '../core/evaluators/embeddingSimilarity';
import type { Metrics } from '../core/metrics/types';
import type { RunEvent } from '../core/run/events';
import { verdictMessages } from '../core/statistics/sentences';
import { renderEnglish as say } from '../messages/english';
import { message, type Message } from '../messages/message';
import type { CliEvent, Reporter } from './events';

interface Screen {
  write(text: string): void;
  /** Columns of a terminal; 0 where the text goes elsewhere. */
  readonly width: number;
}

/** Milliseconds between two states of the status line. */
const interval = 100;

export function terminalReporter(screen: Screen): Reporter {
  let shown = -Infinity;
  let steps = 0;
  let open = false;

  const clear = () => {
    if (open) screen.write('\r\x1b[K');
    open = false;
  };
  const line = (text: Message) => {
    clear();
    screen.write(`${say(text)}\n`);
  };
  const status = (text: Message) => {
    const now = performance.now();
    if (screen.width === 0 || now - shown < interval) return;
    shown = now;
    clear();
    screen.write(say(text).slice(0, screen.width - 1));
    open = true;
  };

  return {
    event(event) {
      if (event.type === 'plan') ({ steps } = event);
      if (event.type === 'status') return status(event.text);
      if (event.type === 'progress') return status(progressLine(event));
      if (event.type === 'step') return status(stepLine(event, steps));
      for (const text of linesOf(event, steps)) line(text);
    },
    problem({ what, next }) {
      line(what);
      line(next);
    },
  };
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

const progressLine = ({ what, done, total }: EventOf<'progress'>): Message =>
  total > 0 ? message('cli.progress', { what, done, total }) : what;

const stepLine = ({ step, loss, remaining }: EventOf<'step'>, steps: number): Message =>
  remaining
    ? message('cli.stepWithTime', { step, steps, loss, low: remaining.low, high: remaining.high })
    : message('cli.step', { step, steps, loss });

function linesOf(
  event: Exclude<CliEvent, { type: 'progress' | 'status' | 'step' }>,
  steps: number,
): readonly Message[] {
  switch (event.type) {
    case 'data': {
      const { name, rows, rejected, notes } = event;
      return [message('cli.data', { name, rows, skipped: rejected }), ...notes];
    }
    case 'model':
      return [message('cli.baseModel', { name: event.name }), ...event.notes];
    case 'backend': {
      const { backend, threads, note } = event;
      return [message('cli.backend', { backend, threads }), ...(note ? [note] : [])];
    }
    case 'plan': {
      const { trainRows, warmupSteps, notes } = event;
      return [message('cli.plan', { trainRows, steps, warmupSteps }), ...notes];
    }
    case 'deviceLost':
      return [message('run.deviceLost', event.loss)];
    case 'resumed':
      return [message('cli.resumed', { step: event.step, steps })];
    case 'notice':
      return [event.text];
    case 'evaluation': {
      const { step } = event.evaluation;
      const metrics = metricsOf(event.evaluation.metrics);
      if (step === 0) return [message('cli.metrics.before', { metrics })];
      return [
        step === steps
          ? message('cli.metrics.after', { metrics })
          : message('cli.metrics.step', { step, metrics }),
      ];
    }
    case 'state':
      return event.state === 'stopped' ? [message('cli.stopped')] : [];
    case 'verdict':
      return verdictMessages(event.verdict, 2);
    case 'restored':
    case 'checkpoint':
    case 'problem':
      return [];
    case 'saved':
      return [message('cli.saved', { folder: event.folder, files: event.files })];
  }
}

/** Spearman, as on the page, and the page's metrics of the main evaluator for such data. */
function metricsOf(metrics: Metrics): readonly Message[] {
  const named = mainEvaluator(metrics.kind).metrics.filter(({ name, onPage }) => onPage && name !== spearman);
  return [
    message('cli.metric', { name: 'Spearman', value: metrics.spearman }),
    ...named.map(({ label, of }) => message('cli.metric', { name: label, value: of(metrics) })),
  ];
}

const spearman = embeddingSimilarity.primary;
