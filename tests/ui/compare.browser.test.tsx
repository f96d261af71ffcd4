import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paired } from '../fixtures/paired';
import { scoredFile } from '../fixtures/studio';
import { mount } from './mount';

/** Two finished runs of different losses, compared. */
async function compared() {
  const made = await mount({ compareRuns: { end: { result: paired } } });
  const { store } = made;
  await store.getState().openFile(scoredFile());
  for (const loss of ['CosineSimilarityLoss', 'CoSENTLoss'] as const) {
    store.getState().chooseLoss(loss);
    await store.getState().train();
  }
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  return made;
}

const table = () => page.getByRole('table', { name: 'Runs', exact: true });
const pair = () => page.getByRole('region', { name: 'Two runs, row by row', exact: true });

it('the two newest runs are compared in a sentence, with four decimals to look up', async () => {
  const { trainer } = await compared();
  await expect
    .element(pair())
    .toHaveTextContent('Spearman #2 − #1: +0.03 (95 % −0.05 … +0.11): too close to call.');
  await expect
    .element(pair().getByTitle('Spearman #2 − #1: +0.0312 (95 % −0.0512 … +0.1134): too close to call.'))
    .toBeVisible();
  const [call] = trainer.asked.filter(({ name }) => name === 'compareRuns');
  expect(call?.params).toMatchObject({ of: { rows: null }, pair: { bestBy: 'spearman', seed: 42 } });
});

it('other data is said in place of a comparison, and there is nothing to show', async () => {
  const { store } = await compared();
  await store.getState().openFile(new File(['a,b,c\nx,y,0.5\nz,w,0.1'], 'other.csv'));
  const choices = { reversed: true };
  await store.getState().setChoices(choices);
  store.getState().chooseView('compare');
  await expect.element(pair()).toHaveTextContent(/understood differently now|Open "pairs.csv" again/);
  await expect.element(pair().getByRole('button', { name: 'Show' })).not.toBeInTheDocument();
});

it('the heads sort by keys, and say how', async () => {
  await compared();
  const head = table().getByRole('columnheader', { name: 'Loss', exact: true });
  await expect.element(head).toHaveAttribute('aria-sort', 'none');
  head.getByRole('button').element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(head).toHaveAttribute('aria-sort', 'ascending');
  const order = () =>
    table()
      .getByRole('rowheader')
      .all()
      .map((cell) => cell.element().textContent);
  expect(order()).toEqual(['#2', '#1', 'Base']);
  await userEvent.keyboard('{Enter}');
  await expect.element(head).toHaveAttribute('aria-sort', 'descending');
  expect(order()).toEqual(['#1', '#2', 'Base']);
});

it('no more than five runs are marked, and none is marked once nothing is', async () => {
  const { store } = await compared();
  const mark = (run: number) => page.getByRole('checkbox', { name: `Compare: #${run}`, exact: true });
  for (let run = 3; run <= 6; run++) await store.getState().train();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect.element(mark(6)).toBeChecked();
  await expect.element(mark(5)).toBeChecked();
  for (const run of [1, 2, 3]) await mark(run).click();
  await expect.element(mark(3)).toBeChecked();
  await expect.element(mark(4)).toBeDisabled();
  expect(store.getState().compared).toHaveLength(5);
  for (const id of [...(store.getState().compared ?? [])]) store.getState().toggleCompared(id);
  await expect.element(pair()).toHaveTextContent('Mark two or more runs in the table to compare them.');
});

it('five other runs are laid over the shown one, each with a look and an entry of its own', async () => {
  const { store } = await compared();
  // All with the loss of #2: another one has another scale.
  for (let run = 3; run <= 7; run++) await store.getState().train();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const mark = (run: number) => page.getByRole('checkbox', { name: `Compare: #${run}`, exact: true });
  await mark(7).click();
  for (const run of [2, 3, 4, 5]) await mark(run).click();
  await page.getByRole('tab', { name: 'Training', exact: true }).click();
  const others = ['#2', '#3', '#4', '#5', '#6'];
  for (const name of ['Loss', 'Spearman']) {
    const figure = page.getByRole('figure', { name, exact: true });
    const drawn = () => [...figure.element().querySelectorAll('path[data-overlay]')];
    await expect.poll(() => drawn().map((path) => path.getAttribute('data-overlay'))).toEqual(others);
    for (const attribute of ['stroke', 'stroke-dasharray']) {
      expect(new Set(drawn().map((path) => path.getAttribute(attribute))).size).toBe(5);
    }
    for (const path of drawn()) expect(path.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L/);
    for (const other of others) await expect.element(figure.getByText(other, { exact: true })).toBeVisible();
  }
});

it('the curves of the other run lie over those of the shown one, each named in the legend', async () => {
  await compared();
  await page.getByRole('tab', { name: 'Training', exact: true }).click();
  const figure = page.getByRole('figure', { name: 'Spearman', exact: true });
  await expect.element(figure.getByText('#1', { exact: true })).toBeVisible();
  await expect.poll(() => figure.element().querySelectorAll('path[data-overlay="#1"]').length).toBe(1);
  // Another loss has another scale.
  const loss = page.getByRole('figure', { name: 'Loss', exact: true });
  await expect
    .element(loss)
    .toHaveTextContent('#1 has another loss, on another scale, and is left out here.');
  expect(loss.element().querySelectorAll('path[data-overlay]')).toHaveLength(0);
});
