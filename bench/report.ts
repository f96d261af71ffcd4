/** What was measured, as tables. */

import type { Machine } from './machine';
import type { Held } from './page/memory';
import type { Found } from './peak';
import { median, type Result } from './race';
import type { Asked, Race } from './races';
import { stepBytes, stepOperations, type StepSize, type Widths } from './work';

export interface Raced {
  readonly race: Pick<Race, 'key' | 'title' | 'asked'>;
  readonly results: readonly Result[];
}

export function raceTable({ race, results }: Raced): string {
  const [own] = results;
  const counted = results.some(({ dispatches }) => dispatches !== null);
  const head = [
    '',
    'median',
    'spread',
    'Semblance takes',
    'loss or cosine',
    ...(counted ? ['dispatches'] : []),
  ];
  const rows = results.map((result) => {
    if (result.failure !== null)
      return [result.name, 'failed', firstLine(result.failure), ...head.slice(3).map(() => '')];
    const { name, seconds, check, dispatches } = result;
    return [
      name,
      `${median(seconds).toFixed(2)} s`,
      `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)} s`,
      result === own ? '' : `${ratio(own, result, 'time').toFixed(2)} ×`,
      check.toPrecision(6),
      ...(counted ? [String(dispatches ?? '')] : []),
    ];
  });
  return [
    `**${race.title}**`,
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...race.asked.map((asked) => `- ${verdict(asked, results)}`),
  ].join('\n');
}

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 120);

function ratio(own: Result | undefined, rival: Result, of: Asked['of']): number {
  if (!own) return NaN;
  return of === 'time'
    ? median(own.seconds) / median(rival.seconds)
    : (own.dispatches ?? NaN) / (rival.dispatches ?? NaN);
}

function verdict({ rival, most, of }: Asked, results: readonly Result[]): string {
  const other = results.find(({ name }) => name === rival);
  const found = other ? ratio(results[0], other, of) : NaN;
  const goal = `at most ${most} × the ${of} of ${rival}`;
  if (Number.isNaN(found)) return `${goal}: not measured`;
  return `${goal}: ${found.toFixed(2)} ×, ${found <= most ? 'reached' : '**falls short**'}`;
}

export function machineLine(
  { processor, cores, memoryGb, browser, versions }: Machine,
  adapter: string,
): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${processor}, ${cores} cores, ${memoryGb} GB; ${browser}; WebGPU adapter: ${adapter}; ${names.join(', ')}.`;
}

export interface Probed extends Found {
  readonly name: string;
  readonly step: Widths & StepSize;
  /** What a step of this size took in its race; null where it did not run. */
  readonly seconds: number | null;
}

/** What a step has to compute and move, what the backend can do, and how long that would take at least. */
export function probeTable(probes: readonly Probed[]): string {
  const head = [
    '',
    'multiply-adds alone',
    'a layer’s products, forward and backward',
    'adding two tensors',
    'a step computes and moves',
    'at that speed',
    'it took',
  ];
  const rows = probes.map(({ name, peak, products, memory, step, seconds }) => {
    const { linear, attention } = stepOperations(step, step);
    const { weights, activations } = stepBytes(step, step);
    const [operations, bytes] = [linear + attention, weights + activations];
    const atLeast = operations / 1e9 / products + bytes / 1e9 / memory;
    return [
      name,
      peak === null ? '' : `${peak.toFixed(1)} GFLOP/s`,
      `${products.toFixed(1)} GFLOP/s${peak === null ? '' : ` (${Math.round((100 * products) / peak)} % of it)`}`,
      `${memory.toFixed(1)} GB/s`,
      `${(operations / 1e9).toFixed(1)} GFLOP, ${Math.round(bytes / 1e6)} MB`,
      `${atLeast.toFixed(2)} s`,
      seconds === null ? '' : `${seconds.toFixed(2)} s`,
    ];
  });
  return [
    '**What the machine can do**',
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

export function memoryTable({ pairs, length, seconds, held, estimated, whole }: Held): string {
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(2)} GB`;
  return [
    `**One step of BERT-base (12 layers) on ${pairs} pairs × ${length} tokens, WebAssembly, in parts**`,
    '',
    '| the whole batch at once would take | estimated, in parts | WebAssembly’s memory after the step | the step took |',
    '| --- | --- | --- | --- |',
    `| ${gigabytes(whole)} | ${gigabytes(estimated)} | ${gigabytes(held)} | ${Math.round(seconds)} s |`,
  ].join('\n');
}
