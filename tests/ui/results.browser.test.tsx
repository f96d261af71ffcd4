import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Metrics } from '../../src/core/metrics/types';
import type { RunEvent } from '../../src/core/run/events';
import { retrievalOf } from '../fixtures/metrics';
import type { Verdict } from '../../src/core/statistics/verdict';
import { better, runEvents, scoredFile } from '../fixtures/studio';
import { group, mount, view } from './mount';

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
  // Its code is fetched when it is first shown.
  await expect.element(table, { timeout: 20_000 }).toBeVisible();
  const row = (name: string) => table.getByRole('row', { name });
  await expect
    .element(row('NDCG@10'))
    .toHaveTextContent(/^NDCG@100\.250\.50\+0\.25InformationRetrievalEvaluator$/);
  for (const exactly of ['0.2500', '0.5000', '+0.2500']) {
    await expect.element(row('NDCG@10').getByTitle(exactly, { exact: true })).toBeVisible();
  }
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

/** A finished run with this verdict. */
async function finished(verdict: Verdict, restored: number | null = null) {
  const reports = runEvents().flatMap((event): RunEvent[] => {
    if (event.type !== 'verdict') return [event];
    return [
      ...(restored === null ? [] : [{ type: 'restored' as const, step: restored }]),
      { ...event, verdict },
    ];
  });
  await mount({ train: { reports, end: { result: null } } });
  await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

const region = () => page.getByRole('region', { name: 'Verdict', exact: true });
const model = () => page.getByRole('button', { name: 'Download model', exact: true });

it('the results open with the verdict: two decimals to read, four to look up, and how it was computed', async () => {
  await finished(better);
  await expect
    .element(region())
    .toHaveTextContent(/^Better than the base: Spearman 0\.47 → 0\.92, \+0\.45 \(95 % \+0\.38 … \+0\.53\)\./);
  await expect.element(region()).toHaveTextContent(/Kept: step 120\. 400 evaluation pairs in 380 groups/);
  await expect
    .element(region())
    .toHaveTextContent(
      /At threshold 0\.55, chosen on 200 pairs, the other 200 have precision 0\.90, recall 0\.87/,
    );
  await expect.element(page.getByTitle(/Spearman 0\.4712 → 0\.9215, \+0\.4503/)).toBeVisible();
  await page.getByText('How was this computed?').click();
  await expect.element(page.getByText(/Paired cluster bootstrap/)).toBeVisible();
  await view('Export');
  await expect.element(model()).toHaveTextContent(/^Download model \(step 120\)$/);
  await expect.element(model()).toHaveAttribute('data-kind', 'primary');
});

it('a worse run keeps the base model, which is no primary download', async () => {
  const interval = { low: -0.3, high: -0.1 };
  const tuned = {
    step: 84,
    selected: true,
    estimate: { value: 0.27, interval: null },
    difference: { value: -0.2, interval },
    answer: 'worse' as const,
  };
  await finished({ ...better, tuned, kept: 0 }, 0);
  await expect
    .element(region())
    .toHaveTextContent(/^Worse than the base: Spearman 0\.47 → 0\.27, −0\.20 \(95 % −0\.30 … −0\.10\)/);
  await expect
    .element(region())
    .toHaveTextContent(/Kept: the base model \(step 0\), because no checkpoint beat it/);
  const spearman = page
    .getByRole('table', { name: 'Before and after' })
    .getByRole('row', { name: 'Spearman' });
  await expect.element(spearman).toHaveTextContent(/(0\.\d\d)\1\+?0\.00/);
  await view('Export');
  await expect.element(model()).toBeEnabled();
  await expect.element(model()).toHaveTextContent(/^Download model \(base model, step 0\)$/);
  await expect.element(model()).not.toHaveAttribute('data-kind');
  await expect
    .element(model())
    .toHaveAccessibleDescription(/It holds the base model, because no checkpoint beat it/);
});

it('a worse model that is kept on request is no primary download either', async () => {
  await finished({
    ...better,
    tuned: better.tuned && { ...better.tuned, answer: 'worse' },
    kept: 120,
  });
  await expect.element(region()).toHaveTextContent(/^Worse than the base/);
  await view('Export');
  await expect.element(model()).not.toHaveAttribute('data-kind');
  await expect.element(model()).toHaveAccessibleDescription(/step 120, which is worse than the base model/);
});

it('an evaluation alone has the interval of the base model, and no verdict', async () => {
  await finished({ ...better, tuned: null, kept: 0 });
  await expect
    .element(page.getByRole('region', { name: 'Base model', exact: true }))
    .toHaveTextContent(/^Base model: Spearman 0\.47 \(95 % 0\.39 … 0\.54\)\./);
  await expect.element(region()).not.toBeInTheDocument();
});

it('the setup says in what the next run’s settings differ from the shown run', async () => {
  await finished(better);
  await expect.element(region()).toBeVisible();
  const differs = page.getByText(/^Differs from #1/);
  await expect.element(differs).not.toBeInTheDocument();
  await group('Training');
  const epochs = page.getByRole('spinbutton', { name: 'Epochs', exact: true });
  const before = epochs.element().getAttribute('value');
  await epochs.fill('7');
  await page.getByRole('spinbutton', { name: 'Batch size', exact: true }).fill('8');
  await expect.element(differs).toHaveTextContent(/^Differs from #1: Epochs and Batch size$/);
  await expect.element(page.getByTitle(/^Epochs \d+ → 7, Batch size 16 → 8$/)).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Batch size', exact: true }).fill('16');
  await epochs.fill(before ?? '');
  await expect.element(differs).not.toBeInTheDocument();
});
