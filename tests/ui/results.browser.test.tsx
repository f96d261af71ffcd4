import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Metrics } from '../../src/core/metrics/types';
import { retrievalOf } from '../fixtures/metrics';
import { runEvents, scoredFile } from '../fixtures/studio';
import { group, mount } from './mount';

/** As if of triplets: the base model's, or the better ones of the fine-tuned model. */
const asTriplets = (metrics: Metrics, step: number): Metrics => {
  const x = step === 0 ? 0.25 : 0.5;
  return {
    ...metrics,
    kind: 'triplets',
    retrieval: retrievalOf(x, 380, 1200),
    tripletAccuracy: x,
  };
};

it('the table of results has each evaluator with its metrics, before and after, and says what they are', async () => {
  const reports = runEvents({ binary: true }).map((event) => {
    if (event.type !== 'evaluation') return event;
    const { evaluation } = event;
    return {
      ...event,
      evaluation: { ...evaluation, metrics: asTriplets(evaluation.metrics, evaluation.step) },
    };
  });
  await mount({ train: { reports, end: { result: null } } });
  await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const table = page.getByRole('table', { name: 'Before and after' });
  const row = (name: string) => table.getByRole('row', { name });
  await expect
    .element(row('NDCG@10'))
    .toHaveTextContent(/^NDCG@100\.25000\.5000\+0\.2500InformationRetrievalEvaluator$/);
  await expect.element(row('Spearman')).toHaveTextContent(/EmbeddingSimilarityEvaluator$/);
  await expect.element(row('Average precision')).toHaveTextContent(/BinaryClassificationEvaluator$/);
  await expect.element(row('Triplet accuracy')).toHaveTextContent(/TripletEvaluator$/);
  await expect.element(row('Queries')).toHaveTextContent(/380380$/);
  await expect.element(row('Corpus size')).toHaveTextContent(/1,2001,200$/);
  await page.getByText('What do these metrics mean?').click();
  await expect.element(page.getByText('One over the rank of the first partner')).toBeVisible();
});

it('the settings say by which metric the best checkpoint is chosen', async () => {
  const { store } = await mount();
  const box = page.getByRole('combobox', { name: 'Best checkpoint by' });
  await group('Evaluation');
  await expect.element(box).toHaveValue('spearman');
  await box.selectOptions("The evaluator's main metric");
  expect(store.getState().recipe.bestBy).toBe('primary');
});
