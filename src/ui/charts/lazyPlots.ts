/** The three plots, whose library is fetched only when data is there, and drawn again only when their own props change. */

import { retryable } from '../faults/retryable';

const loss = () => import('./LossPlot');
const spearman = () => import('./SpearmanPlot');
const histogram = () => import('./HistogramPlot');

export const LossPlot = retryable(async () => (await loss()).LossPlot);
export const SpearmanPlot = retryable(async () => (await spearman()).SpearmanPlot);
export const HistogramPlot = retryable(async () => (await histogram()).HistogramPlot);

/** Fetches the plots ahead, so that a run's first events need only draw. A failure is met again when they are drawn. */
export function prefetchPlots(): void {
  Promise.all([loss(), spearman(), histogram()]).catch(() => {});
}
