/** The tab "Errors" while a run is in progress. */

import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bestThreshold } from '../../src/core/metrics/decision/threshold';
import { evaluateMetrics } from '../../src/core/metrics/evaluate';
import { createRandom } from '../../src/core/random';
import type { Evaluation, RunEvent } from '../../src/core/run/events';
import { rounded, roundedChange } from '../../src/messages/format';
import { runEvents, scoredFile } from '../fixtures/studio';
import { mount, view } from './mount';

const table = () => page.getByRole('table', { name: 'Errors', exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The recorded run separates yes and no without a mistake: here with some. */
function spoiled(event: RunEvent): RunEvent {
  if (event.type !== 'evaluation') return event;
  const { step, labels, ...rest } = event.evaluation;
  const random = createRandom(3, step);
  const cosines = rest.cosines.map((cosine) => 0.5 * cosine + 0.45 * random.next());
  const metrics = evaluateMetrics(cosines, labels, 'binary');
  return { type: 'evaluation', evaluation: { ...rest, step, labels, cosines, metrics } };
}

/** A run that is in progress, and stays so, after its evaluation at this step; and its evaluations until then. */
async function runningAfter(step: number) {
  const events = runEvents({ binary: true }).map(spoiled);
  const end = events.findIndex((event) => event.type === 'evaluation' && event.evaluation.step === step);
  const until = events.slice(0, end + 1);
  const on = Array.from({ length: 4000 }, (): RunEvent => ({ type: 'state', state: 'training' }));
  await mount({ train: { reports: [...until, ...on], end: { result: null } } }, 5);
  await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());
  await button('Train').click();
  await view('Errors');
  return until.flatMap((event): Evaluation[] => (event.type === 'evaluation' ? [event.evaluation] : []));
}

const firstRow = () =>
  [...table().element().querySelectorAll('tbody tr[aria-rowindex="2"] td')].map((cell) => cell.textContent);

it('lists the rows of the last evaluation, says its step, and that the run is in progress', async () => {
  const [base, , last] = await runningAfter(24);
  if (!base || !last) throw new Error('The run has three evaluations.');
  await expect
    .element(
      page.getByText('The run is in progress. These are the cosines of its evaluation at step 24.', {
        exact: false,
      }),
    )
    .toBeVisible();
  await expect.element(table()).toHaveAttribute('aria-rowcount', '401');

  const threshold = bestThreshold(last.cosines, last.labels) ?? NaN;
  const wrongBy = (i: number) =>
    ((last.cosines[i] ?? NaN) - threshold) * ((last.labels[i] ?? NaN) >= 0.5 ? -1 : 1);
  const worst = [...last.cosines.keys()].reduce((a, b) => (wrongBy(b) > wrongBy(a) ? b : a));
  const [before, now] = [base.cosines[worst] ?? NaN, last.cosines[worst] ?? NaN];
  expect(firstRow()).toEqual([
    String(worst + 2),
    String(last.labels[worst]),
    rounded(before, 2),
    rounded(now, 2),
    roundedChange(now - before, 2),
    `First sentence ${worst}.`,
    `Second sentence ${worst}.`,
    'held out',
  ]);

  await button('Stop').click();
  await expect.element(page.getByText('The run is in progress.', { exact: false })).not.toBeInTheDocument();
  await expect.element(table()).toHaveAttribute('aria-rowcount', '401');
});

it('lists the cosines of the base model alone until the run has another evaluation', async () => {
  const [base] = await runningAfter(0);
  await expect.element(page.getByText(/So far only the base model is evaluated\./)).toBeVisible();
  await expect.element(table()).toHaveAttribute('aria-rowcount', String((base?.labels.length ?? 0) + 1));
  const [, , cosine, now, change] = firstRow();
  expect(cosine).toMatch(/^0\.\d\d$/);
  expect([now, change]).toEqual(['–', '']);
  await button('Stop').click();
});

it('leads from a mistake to its row in the data, and says how to correct it', async () => {
  await runningAfter(24);
  await expect.element(page.getByText(/its evaluation at step 24\./)).toBeVisible();
  const line = firstRow()[0] ?? '';
  await button(`Show line ${line} in Data`).click();
  const preview = page.getByRole('table', { name: 'Preview', exact: true });
  await expect.element(preview).toBeVisible();
  await expect.element(page.getByText(`Line ${line}`, { exact: true })).toBeVisible();
  await expect.element(page.getByText(/^To correct this row, change it in your file/)).toBeVisible();
  expect(document.activeElement).not.toBe(document.body);
  await button('Show all rows').click();
  await expect.element(page.getByText(`Line ${line}`, { exact: true })).not.toBeInTheDocument();
  expect(document.activeElement).not.toBe(document.body);
  await button('Stop').click();
});
