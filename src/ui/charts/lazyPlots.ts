/** The three plots, whose library is fetched only when data is there, and redrawn only when their own props change. */

import { lazy, memo } from 'react';

const loss = () => import('./LossPlot');
const spearman = () => import('./SpearmanPlot');
const histogram = () => import('./HistogramPlot');

export const LossPlot = lazy(async () => ({ default: memo((await loss()).LossPlot) }));
export const SpearmanPlot = lazy(async () => ({ default: memo((await spearman()).SpearmanPlot) }));
export const HistogramPlot = lazy(async () => ({ default: memo((await histogram()).HistogramPlot) }));

/** Fetches the plots ahead, so that a run's first events only have to draw. A failure shows when they are drawn. */
export function prefetchPlots(): void {
  Promise.all([loss(), spearman(), histogram()]).catch(() => {});
}
