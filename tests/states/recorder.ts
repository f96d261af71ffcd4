/** Keeps what a trainer answers, and writes it as TypeScript that the compiler checks against the calls. */

import type { Trainer } from '../../src/client/trainer';
import { toProblem } from '../../src/core/errors';
import type { CallName } from '../../src/protocol/calls';

export interface RecordedCall {
  readonly name: CallName;
  readonly reports: unknown[];
  end: { readonly result: unknown } | { readonly problem: unknown } | null;
}

export function createRecorder(trainer: Trainer): {
  readonly trainer: Trainer;
  readonly recorded: RecordedCall[];
} {
  const recorded: RecordedCall[] = [];
  return {
    recorded,
    trainer: {
      dispose: () => trainer.dispose(),
      async call(name, params, options = {}) {
        const entry: RecordedCall = { name, reports: [], end: null };
        recorded.push(entry);
        try {
          const result = await trainer.call(name, params, {
            ...options,
            onReport(report) {
              entry.reports.push(report);
              options.onReport?.(report);
            },
          });
          entry.end = { result };
          return result;
        } catch (error) {
          entry.end = { problem: toProblem(error) };
          throw error;
        }
      },
    },
  };
}

/** The declaration of one recorded call. */
export function declared(name: string, { name: call, reports, end }: RecordedCall): string {
  const typed = call === 'train' || call === 'evaluate';
  const lines = few(reports).map((report) => `    ${source(typed ? report : withoutType(report))},`);
  return [
    `export const ${name}: Recorded<'${call}'> = {`,
    ...(lines.length > 0 ? ['  reports: [', ...lines, '  ],'] : []),
    `  end: ${source(end)},`,
    '};',
  ].join('\n');
}

/** Progress is reported many times a second; twenty of them show it as well. */
function few(reports: readonly unknown[]): readonly unknown[] {
  const progress = reports.filter(isProgress);
  const every = Math.ceil(progress.length / 20);
  return reports.filter((report) => !isProgress(report) || progress.indexOf(report) % every === 0);
}

/** Only a run's reports are distinguished by a type; what else the worker sends with one has no use for it. */
function withoutType(report: unknown): unknown {
  if (typeof report !== 'object' || report === null) return report;
  return Object.fromEntries(Object.entries(report).filter(([key]) => key !== 'type'));
}

const isProgress = (report: unknown) =>
  typeof report === 'object' && report !== null && 'done' in report && 'total' in report;

function source(value: unknown): string {
  if (value instanceof Float32Array) return `Float32Array.of(${[...value].map(rounded).join(', ')})`;
  if (value instanceof Int32Array) return `Int32Array.of(${value.join(', ')})`;
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`;
  if (typeof value === 'number') return rounded(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{ ${entries.map(([key, part]) => `${JSON.stringify(key)}: ${source(part)}`).join(', ')} }`;
}

/** Integers as they are, all else to five digits. */
const rounded = (value: number) => String(Number.isInteger(value) ? value : Number(value.toPrecision(5)));
