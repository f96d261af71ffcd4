/** How the cost of a step, and of the data's way, grows with each of its sizes. */

import * as z from 'zod/mini';
import type { BenchPage } from './browser';
import { drawPanels, type Line } from './chart';
import { miniLM } from './miniLM';
import type { GrowthSetup } from './page/growth';
import { median } from './race';
import { stepOperations } from './work';

const timesSchema = z.record(z.string(), z.number());

/** Each of a step's sizes, with the others as they are. */
const usual = { pairs: 8, length: 32, layers: 6 };
const sweeps = {
  pairs: { title: 'batch (pairs)', sizes: [8, 16, 32, 64, 128] },
  length: { title: 'length (tokens)', sizes: [16, 32, 64, 128, 256, 512] },
  layers: { title: 'layers', sizes: [3, 6, 12] },
} as const;
const rowCounts = [1000, 10_000, 50_000, 200_000];

interface Point {
  readonly size: number;
  readonly seconds: number;
  /** In 10⁹ floating-point operations; null where work is counted in rows. */
  readonly work: number | null;
}

export interface Sweep {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

export async function measureGrowth(page: BenchPage, say: (text: string) => void): Promise<readonly Sweep[]> {
  const measured: Sweep[] = [];
  for (const [key, { title, sizes }] of Object.entries(sweeps)) {
    const points: Point[] = [];
    for (const size of sizes) {
      const step = { ...usual, [key]: size };
      const times = await ask(page, { kind: 'step', ...step }, 3);
      const { linear, attention } = stepOperations({ ...miniLM, layers: step.layers }, step);
      const point = { size, seconds: median(times.get('step') ?? []), work: (linear + attention) / 1e9 };
      say(`  ${title} ${size}: ${point.seconds.toFixed(3)} s`);
      points.push(point);
    }
    measured.push({ title, lines: [{ name: 'training step', points }] });
  }
  const lines = new Map<string, Point[]>();
  for (const rows of rowCounts) {
    for (const [name, times] of await ask(page, { kind: 'rows', rows }, 3)) {
      const points = lines.get(name) ?? [];
      points.push({ size: rows, seconds: median(times), work: null });
      lines.set(name, points);
      say(`  ${rows} rows, ${name}: ${median(times).toFixed(3)} s`);
    }
  }
  return [...measured, { title: 'rows', lines: [...lines].map(([name, points]) => ({ name, points })) }];
}

/** @returns the times by what was done, after a run that does not count */
async function ask(
  page: BenchPage,
  setup: GrowthSetup,
  runs: number,
): Promise<ReadonlyMap<string, number[]>> {
  const worker = page.worker('growth');
  const found = new Map<string, number[]>();
  try {
    await worker.ask(setup);
    await worker.ask('run');
    for (let i = 0; i < runs; i++) {
      for (const [name, seconds] of Object.entries(timesSchema.parse(await worker.ask('run')))) {
        found.set(name, [...(found.get(name) ?? []), seconds]);
      }
    }
  } finally {
    await worker.end();
  }
  return found;
}

/** The exponent with which the time grows from the first size to the last. */
function exponent(points: readonly Point[], of: (point: Point) => number): number {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? Math.log(last.seconds / first.seconds) / Math.log(of(last) / of(first)) : NaN;
}

export function growthTables(sweeps: readonly Sweep[]): string {
  return sweeps
    .map(({ title, lines }) => {
      const sizes = lines[0]?.points.map(({ size }) => size.toLocaleString('en')) ?? [];
      const rows = lines.map(({ name, points }) => {
        const worked = points.every(({ work }) => work !== null);
        const grows = exponent(points, ({ size, work }) => work ?? size).toFixed(2);
        const cells = points.map(({ seconds, work }) =>
          work === null
            ? `${seconds.toFixed(3)} s`
            : `${seconds.toFixed(3)} s, ${(work / seconds).toFixed(0)} GFLOP/s`,
        );
        return `| ${name} | ${cells.join(' | ')} | ${worked ? 'work' : 'rows'}^${grows} |`;
      });
      return [
        `| ${title} | ${sizes.join(' | ')} | time grows as |`,
        `| --- | ${'--- | '.repeat(sizes.length + 1)}`,
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

export const growthChart = (sweeps: readonly Sweep[]): string =>
  drawPanels(
    sweeps.map(({ title, lines }) => ({
      title,
      lines: lines.map(({ name, points }): Line => ({
        name,
        points: points.map(({ size, seconds }) => [size, seconds]),
      })),
    })),
    'How the time grows with batch, length, layers and rows, on logarithmic axes',
  );
