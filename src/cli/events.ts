/** The events of the command line: those of a run, and what was read and written. */

import type { Problem } from '../core/errors';
import { evaluationRecord } from '../core/run/evaluationRecord';
import type { RunEvent } from '../core/run/events';
import { verdictMessages } from '../core/statistics/sentences';
import { renderEnglish } from '../messages/english';
import type { Message } from '../messages/message';
import { isMessage } from '../messages/render';

export type CliEvent =
  | RunEvent
  /** A file was read. */
  | {
      readonly type: 'data';
      readonly name: string;
      readonly rows: number;
      readonly rejected: number;
      /** What was guessed, repaired or inferred. */
      readonly notes: readonly Message[];
    }
  | { readonly type: 'model'; readonly name: string; readonly notes: readonly Message[] }
  /** How far a piece of work is, in a line that the next one takes the place of. */
  | { readonly type: 'status'; readonly text: Message }
  /** The run can be resumed from here. */
  | { readonly type: 'checkpoint'; readonly step: number; readonly folder: string }
  /** The results were written. */
  | { readonly type: 'saved'; readonly folder: string; readonly files: readonly string[] };

export interface Reporter {
  event(event: CliEvent): void;
  problem(problem: Problem): void;
}

/** One line of JSON per event, without cosines and earlier events; each message with its English sentence. */
export function jsonReporter(write: (text: string) => void): Reporter {
  const say = (value: unknown) => write(`${JSON.stringify(value, withSentence)}\n`);
  return {
    event(event) {
      if (event.type === 'resumed') return say({ type: 'resumed', step: event.step });
      if (event.type === 'plan') return say({ ...event, pairLines: undefined });
      if (event.type === 'verdict') return say({ ...event, says: verdictMessages(event.verdict, 4) });
      if (event.type !== 'evaluation') return say(event);
      say({ type: 'evaluation', ...evaluationRecord(event.evaluation) });
    },
    problem: (problem) => say({ type: 'problem', problem }),
  };
}

/** Nested messages are found by JSON.stringify itself. */
const withSentence = (_: string, value: unknown): unknown =>
  isMessage(value) ? { ...value, sentence: renderEnglish(value) } : value;
