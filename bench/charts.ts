/** How long an update of the live charts takes, with other runs overlaid and without, and as the run grows. */

import { chromium } from 'playwright';
import * as z from 'zod/mini';
import { median } from './race';

export interface ChartTimes {
  readonly points: number;
  readonly overlaid: number;
  /** Milliseconds. */
  readonly median: number;
  /** Nineteen of twenty updates take no longer. */
  readonly p95: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** The most that an update may take, in milliseconds. */
const aim = 50;

const cases = [
  { points: 100, overlaid: 0 },
  { points: 2000, overlaid: 0 },
  { points: 2000, overlaid: 5 },
] as const;
const updates = 60;
const timesSchema = z.array(z.number());

export async function measureCharts(
  executablePath: string,
  args: readonly string[],
  origin: string,
): Promise<ChartTimes[]> {
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${origin}/charts.html`);
    await page.waitForFunction(() => 'measureCharts' in globalThis);
    const found: ChartTimes[] = [];
    for (const { points, overlaid } of cases) {
      const times = timesSchema.parse(
        await page.evaluate(([steps, runs, count]) => globalThis.measureCharts(steps, runs, count), [
          points,
          overlaid,
          updates,
        ] as const),
      );
      found.push({
        points,
        overlaid,
        median: median(times),
        p95: times.toSorted((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1] ?? NaN,
        fastest: Math.min(...times),
        slowest: Math.max(...times),
      });
    }
    return found;
  } finally {
    await browser.close();
  }
}

export const chartTable = (times: readonly ChartTimes[]): string =>
  [
    '**An update of the live charts (loss and Spearman)**',
    '',
    '| points | overlaid runs | median | 95 % within | spread |',
    '| --- | --- | --- | --- | --- |',
    ...times.map(
      ({ points, overlaid, median: middle, p95, fastest, slowest }) =>
        `| ${points.toLocaleString('en')} | ${overlaid} | ${ms(middle)} | ${ms(p95)} | ${fastest.toFixed(1)}–${ms(slowest)} |`,
    ),
    '',
    ...times
      .slice(-1)
      .map(
        ({ points, overlaid, median: middle }) =>
          `- at most ${aim} ms at ${points.toLocaleString('en')} points with ${overlaid} overlaid runs: ${ms(middle)}, ${middle <= aim ? 'reached' : '**falls short**'}`,
      ),
  ].join('\n');

const ms = (value: number) => `${value.toFixed(1)} ms`;
