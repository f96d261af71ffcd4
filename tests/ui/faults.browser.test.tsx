import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DataError, toProblem } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import { scoredFile } from '../fixtures/studio';
import { mount, view } from './mount';

const breakable = vi.hoisted(() => {
  let broken: string | null = null;
  return {
    set: (name: string | null) => {
      broken = name;
    },
    /** The component, until it is the broken one. */
    of:
      <Props extends readonly object[], Drawn>(name: string, draw: (...props: Props) => Drawn) =>
      (...props: Props) => {
        if (broken === name) throw new RangeError(`${name} is broken.`);
        return draw(...props);
      },
  };
});
vi.mock(import('../../src/ui/train/LossFigure'), async (load) => ({
  LossFigure: breakable.of('LossFigure', (await load()).LossFigure),
}));
vi.mock(import('../../src/ui/train/SpearmanFigure'), async (load) => ({
  SpearmanFigure: breakable.of('SpearmanFigure', (await load()).SpearmanFigure),
}));
vi.mock(import('../../src/ui/train/cosines/SimilarityFigure'), async (load) => ({
  SimilarityFigure: breakable.of('SimilarityFigure', (await load()).SimilarityFigure),
}));
vi.mock(import('../../src/ui/results/BeforeAfter'), async (load) => ({
  BeforeAfter: breakable.of('BeforeAfter', (await load()).BeforeAfter),
}));
vi.mock(import('../../src/ui/try/TryPair'), async (load) => ({
  TryPair: breakable.of('TryPair', (await load()).TryPair),
}));
vi.mock(import('../../src/ui/try/SearchSentences'), async (load) => ({
  SearchSentences: breakable.of('SearchSentences', (await load()).SearchSentences),
}));
vi.mock(import('../../src/ui/results/export/Downloads'), async (load) => ({
  Downloads: breakable.of('Downloads', (await load()).Downloads),
}));
vi.mock(import('../../src/ui/results/export/Snippets'), async (load) => ({
  Snippets: breakable.of('Snippets', (await load()).Snippets),
}));

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** React logs what a boundary catches. */
let log = vi.fn();
beforeEach(() => {
  log = vi.fn();
  vi.spyOn(console, 'error').mockImplementation(log);
});
afterEach(() => {
  breakable.set(null);
  vi.restoreAllMocks();
});

describe('a panel that fails', () => {
  it.each([
    ['LossFigure', 'Loss', 'Training'],
    ['SpearmanFigure', 'Spearman', 'Training'],
    ['SimilarityFigure', 'Similarity histogram', 'Training'],
    ['BeforeAfter', 'Before and after', 'Results'],
    ['TryPair', 'Try it', 'Try'],
    ['SearchSentences', 'Search your sentences', 'Try'],
    ['Downloads', 'Downloads', 'Export'],
    ['Snippets', 'Use the model', 'Export'],
  ] as const)(
    '(%s) says so under its title, leaves the page and its model, and comes back',
    async (name, title, tab) => {
      const saved: string[] = [];
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
        saved.push(this.download);
      });
      const { store } = await mount();
      await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());
      await button('Train').click();
      await expect.poll(() => store.getState().run.kind, { timeout: 20_000 }).toBe('ended');
      breakable.set(name);
      // A run begins and ends, and everything is drawn again.
      await button('Train').click();
      await expect.poll(() => store.getState().run.kind, { timeout: 20_000 }).toBe('ended');
      await view(tab);
      const alert = page.getByRole('alert');
      await expect.element(alert).toHaveTextContent(/because of an unexpected error/);
      await expect
        .element(page.getByRole('tabpanel').getByRole('heading', { name: title, exact: true }))
        .toBeVisible();
      await page.getByText('Details for a bug report').click();
      await expect.element(page.getByText(`Message: Unexpected error: ${name} is broken.`)).toBeVisible();
      await button('Download model').click();
      await expect.poll(() => saved).toEqual(['pairs-run-2-model.zip']);

      breakable.set(null);
      await button('Try again').click();
      await expect.element(alert).not.toBeInTheDocument();
    },
  );
});

describe('an unexpected error that belongs to no section', () => {
  it('is shown until it is dismissed, with how many there were', async () => {
    const { faults } = await mount();
    const { add } = faults.getState();
    add(toProblem(new RangeError('First.')));
    await expect.element(page.getByRole('alert')).toHaveTextContent('Unexpected error: First.');
    add(toProblem(new RangeError('Second.')));
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/Unexpected error: Second\..*2 errors so far; this is the latest\./);
    await button('Dismiss the error message').click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});

describe('a problem of a section', () => {
  it('has details for a bug report where it is unexpected, and none where it is not', async () => {
    const { store } = await mount();
    const { report } = store.getState();
    report('data', new DataError(message('problem.kept.page'), message('problem.retry')));
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(button('Copy details')).not.toBeInTheDocument();
    report('data', new RangeError('Too far.'));
    await expect.element(button('Copy details')).toBeVisible();
    await page.getByText('Details for a bug report').click();
    await expect.element(page.getByText(/RangeError: Too far\.\n\s+at /)).toBeVisible();
  });

  it('is logged where it is the page’s own and unexpected', async () => {
    const { store } = await mount();
    const error = new RangeError('Too far.');
    store.getState().report('data', error);
    store.getState().report('data', new DataError(message('problem.kept.page'), message('problem.retry')));
    expect(log.mock.calls).toEqual([[error]]);
  });
});
