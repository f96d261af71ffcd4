/** The views that nothing is shown in before data is open: their code is fetched when it is, or when they are opened. */

import { retryable } from '../faults/retryable';

const training = () => import('../train/TrainingView');
const compare = () => import('../compare/CompareView');
const baseModels = () => import('../baseModels/BaseModelsView');
const results = () => import('../results/ResultsView');
const errors = () => import('../errors/ErrorsView');
const tryIt = () => import('../try/TryView');
const files = () => import('../results/export/ExportView');

export const TrainingView = retryable(async () => (await training()).TrainingView);
export const CompareView = retryable(async () => (await compare()).CompareView);
export const BaseModelsView = retryable(async () => (await baseModels()).BaseModelsView);
export const ResultsView = retryable(async () => (await results()).ResultsView);
export const ErrorsView = retryable(async () => (await errors()).ErrorsView);
export const TryView = retryable(async () => (await tryIt()).TryView);
export const ExportView = retryable(async () => (await files()).ExportView);

/** Fetches them ahead, also for a page that is offline later. A failure shows when they are opened. */
export function prefetchViews(): void {
  Promise.all([training(), compare(), baseModels(), results(), errors(), tryIt(), files()]).catch(() => {});
}
