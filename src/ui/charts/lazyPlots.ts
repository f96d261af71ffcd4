/** The plots, whose library is fetched only when data is there, and redrawn only when their own props change. */

import { retryable } from '../faults/retryable';

const loss = () => import('./LossPlot');
const spearman = () => import('./SpearmanPlot');
const histogram = () => import('./histogram/HistogramPlot');
const size = () => import('./SizePlot');

export const LossPlot = retryable(async () => (await loss()).LossPlot);
export const SpearmanPlot = retryable(async () => (await spearman()).SpearmanPlot);
export const HistogramPlot = retryable(async () => (await histogram()).HistogramPlot);
export const SizePlot = retryable(async () => (await size()).SizePlot);

/** Fetches the plots ahead, so that a run's first events only have to draw. A failure shows when they are drawn. */
export function prefetchPlots(): void {
  Promise.all([loss(), spearman(), histogram(), size()]).catch(() => {});
}
