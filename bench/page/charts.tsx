/**
 * How long an update of the live charts keeps the page busy: one more step of a run with other runs overlaid, from the series to
 * the laid-out plots of loss and Spearman. Playwright asks through `measureCharts`.
 */

import '../../src/ui/base.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createRandom } from '../../src/core/random';
import { append, emptySeries, type StepSeries } from '../../src/core/run/series';
import { smooth } from '../../src/core/run/smooth';
import { thin } from '../../src/core/run/thin';
import { lossPoints } from '../../src/state/series';
import { LossPlot } from '../../src/ui/charts/LossPlot';
import type { OverlayLine } from '../../src/ui/charts/overlays';
import { SpearmanPlot } from '../../src/ui/charts/SpearmanPlot';

declare global {
  /** Milliseconds of each of `updates` updates, in which the shown run gets its step number `points`. */
  function measureCharts(points: number, overlaid: number, updates: number): Promise<readonly number[]>;
}

const host = document.querySelector('#root');
if (!host) throw new Error('charts.html has no element "root".');
const root = createRoot(host);

/** As in the window of 1280 × 800. */
const size = { width: 440, height: 260 };
const evaluateEvery = 50;

function seriesOf(length: number, seed: number): StepSeries {
  const { next } = createRandom(seed);
  let series = emptySeries;
  for (let step = 1; step <= length; step++) {
    series = append(series, {
      step,
      loss: 1 / (1 + step / 300) + 0.3 * next(),
      learningRate: 2e-5,
      gradNorm: 1,
    });
  }
  return series;
}

const spearmanOf = (length: number, seed: number) => {
  const { next } = createRandom(seed, 1);
  return Array.from({ length: 1 + Math.floor(length / evaluateEvery) }, (_, i) => ({
    step: i * evaluateEvery,
    spearman: 0.8 - 0.5 / (1 + i) + 0.05 * next(),
  }));
};

/** As the page thins the other runs. */
function overlaysOf(length: number, runs: number): { loss: OverlayLine[]; spearman: OverlayLine[] } {
  const seeds = Array.from({ length: runs }, (_, i) => i + 1);
  return {
    loss: seeds.map((seed) => {
      const { step, loss } = seriesOf(length, seed);
      return { label: `#${seed}`, points: thin(step, smooth(loss), 300) };
    }),
    spearman: seeds.map((seed) => ({
      label: `#${seed}`,
      points: spearmanOf(length, seed).map(({ step, spearman }) => ({ x: step, y: spearman })),
    })),
  };
}

/** What React and the plots have left for later. */
const later = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

globalThis.measureCharts = async (points, overlaid, updates) => {
  const overlays = overlaysOf(points, overlaid);
  const evaluated = spearmanOf(points, 99);
  const before = seriesOf(points - 1, 99);
  const draw = (series: StepSeries) =>
    flushSync(() =>
      root.render(
        <>
          <div style={size}>
            <LossPlot
              points={lossPoints(series)}
              steps={points}
              stepsPerEpoch={500}
              overlays={overlays.loss}
            />
          </div>
          <div style={size}>
            <SpearmanPlot
              points={evaluated}
              steps={points}
              base={0.3}
              best={evaluated.at(-1) ?? null}
              overlays={overlays.spearman}
            />
          </div>
        </>,
      ),
    );
  const laidOut = async () => {
    await later();
    host.getBoundingClientRect();
  };
  const times: number[] = [];
  for (let i = 0; i < updates; i++) {
    draw(before);
    await laidOut();
    const start = performance.now();
    draw(append(before, { step: points, loss: 0.2 + 0.1 * Math.sin(i), learningRate: 2e-5, gradNorm: 1 }));
    await laidOut();
    times.push(performance.now() - start);
  }
  if (document.querySelectorAll('[data-overlay]').length !== 2 * overlaid) {
    throw new Error('The overlaid runs are not drawn.');
  }
  return times;
};
