import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bestThreshold, confusionAt, recallAtPrecision } from '../../src/core/metrics/decision/threshold';
import { latestOf } from '../../src/core/run/evaluated';
import type { EvaluationKind } from '../../src/core/metrics/types';
import { runEvents, scoredFile } from '../fixtures/studio';
import { mount, view } from './mount';

/** For what waits on a chart's code, which is fetched when it is first drawn. */
const patient = { timeout: 20_000 };

const figure = (name = 'Similarity histogram') => page.getByRole('figure', { name, exact: true });
const slider = () => page.getByRole('slider', { name: 'Threshold', exact: true });
const bars = () => figure().getByRole('button', { name: /, cosine .*: [\d,]+ pairs?$/ });
const box = () => page.getByRole('region', { name: 'At the threshold', exact: true });

/** A finished run on yes and no, or on what is made of them. */
async function finished(kind: EvaluationKind = 'binary') {
  const reports = runEvents({ binary: kind !== 'score' }).map((event) => {
    if (event.type !== 'evaluation') return event;
    const { evaluation } = event;
    return { ...event, evaluation: { ...evaluation, metrics: { ...evaluation.metrics, kind } } };
  });
  const mounted = await mount({ train: { reports, end: { result: null } } });
  await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect
    .element(page.getByRole('status', { name: 'State', exact: true }))
    .toHaveTextContent(/^finished$/);
  await expect.element(slider(), patient).toBeVisible();
  const { run } = mounted.store.getState();
  const now = run.kind === 'none' ? null : latestOf(run.history);
  if (!now) throw new Error('The run has no evaluation.');
  return { ...mounted, now };
}

const value = () => Number(slider().element().getAttribute('aria-valuenow'));

/** The middle of an element of the plot. */
function middleOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
}

/** An end of the axis. */
const end = (which: 'min' | 'max') => Number(slider().element().getAttribute(`aria-value${which}`));

/** The pixel of a cosine. */
function xOf(cosine: number) {
  const plot = figure().element().querySelector('.recharts-cartesian-grid');
  const { left, width } = plot?.getBoundingClientRect() ?? new DOMRect();
  return left + ((cosine - end('min')) / (end('max') - end('min'))) * width;
}

function drag(element: Element, from: { clientX: number; clientY: number }, toX: number) {
  const send = (type: string, clientX: number) =>
    element.dispatchEvent(
      new PointerEvent(type, { ...from, clientX, pointerId: 1, button: 0, bubbles: true, isPrimary: true }),
    );
  // A pointer that the browser does not know cannot be captured.
  const capture = Element.prototype.setPointerCapture;
  Element.prototype.setPointerCapture = () => {};
  send('pointerdown', from.clientX);
  send('pointermove', (from.clientX + toX) / 2);
  send('pointermove', toX);
  send('pointerup', toX);
  Element.prototype.setPointerCapture = capture;
}

describe('the axes', () => {
  it('have titles', async () => {
    await finished();
    await view('Training');
    for (const [name, ...titles] of [
      ['Loss', 'Step', 'Training loss'],
      ['Spearman', 'Step', 'Spearman'],
      ['Similarity histogram', 'Cosine', 'Density'],
    ] as const) {
      const found = () =>
        [...figure(name).element().querySelectorAll('.recharts-label')].map((label) => label.textContent);
      await expect.poll(found, patient).toEqual(titles);
    }
    await page.getByRole('radio', { name: 'Counts', exact: true }).click();
    await expect.element(figure()).toHaveTextContent('Pairs');
  });
});

describe('the threshold', () => {
  it('is that of the best F1 until it is moved, with its counts, to the last pair', async () => {
    const { now } = await finished();
    const best = bestThreshold(now.cosines, now.labels) ?? NaN;
    expect(value()).toBe(best);
    const { rightYes, wrongYes, wrongNo, rightNo } = confusionAt(now.cosines, now.labels, best);
    for (const cell of [
      `${rightYes} right yes`,
      `${wrongYes} wrong yes`,
      `${wrongNo} wrong no`,
      `${rightNo} right no`,
    ]) {
      await expect.element(box().getByRole('button', { name: cell, exact: true })).toBeVisible();
    }
    const f1 = (2 * rightYes) / (2 * rightYes + wrongYes + wrongNo);
    const shares = [...box().element().querySelectorAll('dd')].map((share) => [
      share.textContent,
      share.title,
    ]);
    expect(shares[2]).toEqual([f1.toFixed(2), f1.toFixed(4)]);
    const table = page.getByRole('table', { name: 'Before and after' });
    await expect
      .element(table.getByRole('row', { name: /^Best F1 / }))
      .toHaveTextContent(new RegExp(`^Best F1.*${f1.toFixed(2)}`));
    await expect.element(figure()).toHaveTextContent(`F1 ${f1.toFixed(2)}`);
  });

  it('moves by keys, by hundredths and tenths and to the ends of the axis', async () => {
    await finished();
    slider().element().focus();
    for (const [key, to] of [
      ['{Home}', end('min')],
      ['{PageUp}{PageUp}{PageUp}', 0.25],
      ['{ArrowRight}{ArrowUp}', 0.27],
      ['{PageDown}{ArrowLeft}{ArrowDown}', 0.15],
      ['{End}', 1],
    ] as const) {
      await userEvent.keyboard(key);
      await expect.poll(value).toBe(to);
    }
    await expect.element(box()).toHaveTextContent(/At 1\.00/);
    await page.getByRole('button', { name: 'Back to best F1', exact: true }).click();
    expect(value()).not.toBe(1);
  });

  it('goes from between two hundredths to the next one', async () => {
    const { store } = await finished();
    store.getState().setThreshold(0.5512);
    slider().element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(value).toBe(0.56);
    store.getState().setThreshold(0.5512);
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(value).toBe(0.55);
  });

  it('is dragged on the scale of the axis, and stays when another tab was open', async () => {
    await finished();
    drag(slider().element(), middleOf(slider().element()), xOf(0.25));
    await expect.poll(value).toBe(0.25);
    await expect.element(slider()).toHaveAttribute('aria-valuemax', '1');
    await view('Training');
    await expect.element(slider(), patient).toBeVisible();
    expect(value()).toBe(0.25);
    await view('Errors');
    await expect.element(page.getByText(/on the wrong side of the threshold 0\.25, /)).toBeVisible();
  });

  it('is found for a wanted precision', async () => {
    const { now } = await finished();
    const goal = box().getByRole('spinbutton', { name: 'Precision ≥', exact: true });
    await goal.fill('0.9');
    const reached = recallAtPrecision(now.cosines, now.labels, 0.9);
    if (!reached) throw new Error('The pairs of this test are too mixed.');
    await expect
      .element(goal)
      .toHaveAccessibleDescription(
        `Threshold ${reached.threshold.toFixed(2)}, recall ${reached.recall.toFixed(2)}`,
      );
    await box().getByRole('button', { name: 'Use it', exact: true }).click();
    expect(value()).toBe(reached.threshold);
    await goal.fill('2');
    await expect.element(goal).toHaveAttribute('aria-invalid', 'true');
    await expect.element(goal).toHaveAccessibleDescription(/at most 1/);
  });
});

describe('the bars', () => {
  it('count all pairs of their group, over the same axes for the base model and now', async () => {
    const { now } = await finished();
    const total = (group: string) =>
      bars()
        .elements()
        .map((bar) => bar.getAttribute('aria-label') ?? '')
        .filter((name) => name.startsWith(`${group},`))
        .reduce((sum, name) => sum + Number(/: ([\d,]+) pair/.exec(name)?.[1]?.replace(',', '')), 0);
    const ticks = () =>
      [...figure().element().querySelectorAll('.recharts-cartesian-axis-tick-value')].map(
        (tick) => tick.textContent,
      );
    const names = () =>
      bars()
        .elements()
        .map((bar) => bar.getAttribute('aria-label'));
    const ones = now.labels.filter((label) => label === 1).length;
    expect([total('no'), total('yes')]).toEqual([now.labels.length - ones, ones]);
    const [tuned, axes] = [names(), ticks()];
    await page.getByRole('radio', { name: 'Base', exact: true }).click();
    await expect.poll(names).not.toEqual(tuned);
    expect([total('no'), total('yes')]).toEqual([now.labels.length - ones, ones]);
    expect(ticks()).toEqual(axes);
    const outlines = () => figure().element().querySelectorAll('path[data-group]').length;
    expect(outlines()).toBe(0);
    await page.getByRole('radio', { name: 'Both', exact: true }).click();
    await expect.poll(outlines).toBe(2);
    expect(names()).toEqual(tuned);
  });

  it('can be those of int(10·cos)', async () => {
    await finished();
    const narrow = (name: string | null) => /cosine 0\.\d5 to/.test(name ?? '');
    const names = () =>
      bars()
        .elements()
        .map((bar) => bar.getAttribute('aria-label'));
    expect(names().some(narrow)).toBe(true);
    await page.getByRole('radio', { name: 'int(10·cos)', exact: true }).click();
    await expect.poll(() => names().some(narrow)).toBe(false);
    await expect.element(slider()).toHaveAttribute('aria-valuemax', '1.1');
  });

  it('are one stop of the Tab key, walked by arrows, and Enter lists their pairs', async () => {
    await finished();
    const stops = () =>
      bars()
        .elements()
        .filter((bar) => bar.getAttribute('tabindex') === '0');
    expect(stops()).toHaveLength(1);
    const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';
    stops()[0]?.dispatchEvent(new FocusEvent('focusin'));
    const [stop] = stops();
    if (!(stop instanceof SVGElement)) throw new Error('There is no bar.');
    stop.focus();
    await userEvent.keyboard('{Home}');
    const first = focused();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).not.toBe(first);
    expect(focused().split(',')[0]).toBe(first.split(',')[0]);
    await userEvent.keyboard('{ArrowUp}');
    expect(focused().split(',')[0]).not.toBe(first.split(',')[0]);
    expect(stops()).toHaveLength(1);
    const [name, pairs] = /^(.*): ([\d,]+) pair/.exec(focused())?.slice(1) ?? [];
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('button', { name: `Show all pairs, not only: ${name}`, exact: true }))
      .toBeVisible();
    await expect.element(page.getByText(new RegExp(`^${pairs} of 400 pairs$`))).toBeVisible();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('clicked list their pairs, and the chip lifts the filter', async () => {
    const { store, now } = await finished();
    const bar = bars()
      .elements()
      .find((one) => one.getAttribute('aria-label')?.startsWith('yes,'));
    bar?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const filter = store.getState().pairFilter;
    expect(filter).toMatchObject({ model: 'now', group: 'upper', split: 0.5 });
    const table = page.getByRole('table', { name: 'Errors', exact: true });
    await expect.element(table).toBeVisible();
    const labels = () =>
      [...table.element().querySelectorAll('tbody tr[aria-rowindex] td:nth-child(2)')].map(
        (cell) => cell.textContent,
      );
    expect(new Set(labels())).toEqual(new Set(['1']));
    await page.getByRole('button', { name: /^Show all pairs, not only: yes, cosine / }).click();
    expect(store.getState().pairFilter).toBeNull();
    await expect.element(table).toHaveAttribute('aria-rowcount', String(now.labels.length + 1));
    expect(document.activeElement).not.toBe(document.body);
  });
});
