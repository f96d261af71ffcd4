/** How long an update of the live charts takes, with other runs overlaid and without, and as the run grows. */

import { chromium } from 'playwright';
import * as z from 'zod/mini';
import { median } from './race';

export interface ChartTimes {
  readonly points: number;
  readonly overlaid: number;
  /** Milliseconds. */
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

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
    '| steps | overlaid runs | median | spread |',
    '| --- | --- | --- | --- |',
    ...times.map(
      ({ points, overlaid, median: middle, fastest, slowest }) =>
        `| ${points} | ${overlaid} | ${middle.toFixed(1)} ms | ${fastest.toFixed(1)}–${slowest.toFixed(1)} ms |`,
    ),
  ].join('\n');
