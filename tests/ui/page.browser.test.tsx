import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { reportOf, runEvents, scoredCsv, scoredFile } from '../fixtures/studio';
import { emptyHistory, reduceHistory } from '../../src/core/run/history';
import type { RunEvent } from '../../src/core/run/events';
import { renderEnglish } from '../../src/messages/english';
import { message } from '../../src/messages/message';
import { group, mount, view } from './mount';

const problem = {
  kind: 'DataError',
  what: message('data.row.openQuote', { line: 3 }),
  kept: message('problem.kept.page'),
  next: message('data.file.noUsableRow.next'),
} as const;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const output = (name: string) => page.getByRole('status', { name, exact: true });

/** For what waits on a chart's code, which is fetched when it is first drawn. */
const patient = { timeout: 20_000 };

async function openFile(file: File = scoredFile()) {
  await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), file);
}

async function train() {
  await openFile();
  await button('Train').click();
}

const groups = ['Data', 'Loss', 'Model', 'Training', 'Evaluation', 'Device'] as const;

const expectOnce = (role: Parameters<typeof page.getByRole>[0], names: readonly string[]) => {
  for (const name of names) {
    expect(page.getByRole(role, { name, exact: true }).elements(), name).toHaveLength(1);
  }
};

describe('the words on the page', () => {
  it.each([
    ['checkbox', ['First row is a header']],
    ['table', ['Preview']],
    ['combobox', ['Sentence 1', 'Sentence 2', 'Label', 'Negative', 'Compute']],
    ['radiogroup', ['Loss', 'Base model']],
    [
      'radio',
      [
        'MultipleNegativesRankingLoss',
        'CosineSimilarityLoss',
        'ContrastiveLoss',
        'Built-in',
        'Hugging Face Hub',
        'Local folder',
      ],
    ],
    ['textbox', ['Model id']],
    [
      'spinbutton',
      [
        'Epochs',
        'Batch size',
        'Learning rate',
        'Warm-up steps',
        'Evaluate every',
        'Max sequence length',
        'Seed',
      ],
    ],
    ['button', ['Train', 'More ways to start', ...groups]],
    ['tab', ['Data', 'Training', 'Results', 'Errors', 'Try', 'Export']],
    ['region', ['Run', 'Setup', 'Runs']],
    ['progressbar', ['Training progress']],
    [
      'status',
      ['Rows', 'Rejected rows', 'Spearman', 'Spearman before', 'Step', 'Backend', 'State', 'Remaining'],
    ],
  ] as const)('name each %s once, with all of the setup open', async (role, names) => {
    await mount();
    await openFile();
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
    for (const name of groups) await group(name);
    await page.getByText(/more losses need other columns$/).click();
    expectOnce(role, names);
  });

  it('name each chart once in the tab "Training", and each download once in the tab "Export"', async () => {
    await mount();
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await view('Training');
    expectOnce('figure', ['Loss', 'Spearman', 'Similarity histogram']);
    expectOnce('button', ['Download model']);
    await view('Export');
    expectOnce('button', [
      'Download model',
      'Download predictions',
      'Download embeddings',
      'Download history',
      'Download training script',
    ]);
  });

  it('offer None for the roles that can be left out', async () => {
    await mount();
    await openFile();
    for (const name of ['Sentence 2', 'Label', 'Negative']) {
      const box = page.getByRole('combobox', { name, exact: true });
      await expect.element(box.getByRole('option', { name: 'None', exact: true })).toBeInTheDocument();
    }
  });
});

describe('data', () => {
  it('is previewed, counted and explained', async () => {
    await mount();
    await openFile();
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
    await expect.element(output('Rejected rows')).toHaveTextContent(/^1$/);
    await expect.element(page.getByText('20 rows held out (33.3 %)')).toBeVisible();
    await group('Loss');
    await expect.element(page.getByText(/^Inferred:.*CosineSimilarityLoss/)).toBeVisible();
    await expect
      .element(page.getByRole('radio', { name: 'CosineSimilarityLoss', exact: true }))
      .toBeChecked();
    await page.getByRole('checkbox', { name: 'Skipped rows only', exact: true }).click();
    await expect.element(output('Rows shown')).toHaveTextContent(/^1 row$/);
    await expect
      .element(page.getByRole('table', { name: 'Preview' }).getByRole('row').nth(1))
      .toHaveTextContent(/^12.*empty/i);
  });

  it('shows a loss that it does not fit as disabled, with the reason', async () => {
    await mount();
    await openFile();
    await group('Loss');
    await page.getByText(/more losses need other columns$/).click();
    const radio = page.getByRole('radio', { name: 'ContrastiveLoss', exact: true });
    await expect.element(radio).toBeDisabled();
    await expect.element(radio).toHaveAccessibleDescription(/two labels/);
  });

  it('can be pasted', async () => {
    const { store } = await mount();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', scoredCsv);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
    expect(store.getState().files.train).toMatchObject({ file: { name: 'pasted.csv' } });
  });

  it('can be pasted from a spreadsheet, which adds a picture of the cells', async () => {
    const { store } = await mount();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', scoredCsv.replaceAll(',', '\t'));
    clipboardData.items.add(new File(['PNG'], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
    expect(store.getState().files.train).toMatchObject({ file: { name: 'pasted.tsv' } });
  });

  it('is a picture where nothing else was copied, so that it is refused by name', async () => {
    const { store } = await mount();
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['PNG'], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    await expect.poll(() => store.getState().files.train).toMatchObject({ file: { name: 'image.png' } });
  });

  it('dropped anywhere is opened, and does not replace the page', async () => {
    await mount();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(scoredFile());
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
  });

  it('that cannot be read has an alert of three parts, which can be dismissed', async () => {
    await mount({ openData: { end: { problem } } });
    await openFile();
    const alert = page.getByRole('alert');
    for (const part of [problem.what, problem.kept, problem.next]) {
      await expect.element(alert).toHaveTextContent(renderEnglish(part));
    }
    await button('Dismiss the data message').click();
    await expect.element(alert).not.toBeInTheDocument();
  });

  it('that cannot be read has its parsing options beside the message', async () => {
    const report = await reportOf(scoredFile());
    const { store } = await mount({
      openData: ({ options }) => ({ end: options.header === false ? { result: report } : { problem } }),
    });
    const header = page.getByRole('checkbox', { name: 'First row is a header', exact: true });
    await expect.element(header).not.toBeInTheDocument();
    await openFile();
    await expect.element(page.getByRole('heading', { name: 'Parsing options for pairs.csv' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Delimiter', exact: true }).selectOptions('Semicolon');
    await expect.poll(() => store.getState().refused?.options).toEqual({ delimiter: ';' });
    await page.getByRole('combobox', { name: 'Delimiter', exact: true }).selectOptions('Automatic');
    await expect.poll(() => store.getState().refused?.options).toEqual({});
    await header.click();
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(header.elements()).toHaveLength(1);
  });

  it('is shown as text, whatever it contains', async () => {
    const attack = '<img src=x onerror="document.title=1">';
    await mount({
      rowWindow: {
        end: {
          result: { total: 1, start: 0, rows: [{ line: 2, cells: [attack, attack, '1'], skipped: null }] },
        },
      },
    });
    await openFile();
    await expect.element(page.getByText(attack).first()).toBeVisible();
  });

  it('without a sentence has no row that is used', async () => {
    const ids = Array.from({ length: 4 }, (_, i) => `q-${i}\td-${2 * i + 17}\t1\n`).join('');
    const file = new File([`query-id\tcorpus-id\tscore\n${ids}`], 'qrels.tsv');
    const report = await reportOf(file);
    const cells = ['q-0', 'd-17', '1'];
    await mount({
      openData: { end: { result: report } },
      rowWindow: { end: { result: { total: 1, start: 0, rows: [{ line: 2, cells, skipped: null }] } } },
    });
    await openFile(file);
    await expect.element(page.getByText('not used', { exact: true })).toBeVisible();
    expect(page.getByText('used', { exact: true }).elements()).toEqual([]);
  });
});

describe('the samples', () => {
  it('say beside each button what it shows and what to expect', async () => {
    await mount();
    await expect
      .element(button('Use sample: Clause triplets'))
      .toHaveAccessibleDescription(
        /similar one that says something else\. Expect Spearman to rise from about 0\.4 to about 0\.6\.$/,
      );
    await expect
      .element(button('Use sample: 重复问题 (Chinese)'))
      .toHaveAccessibleDescription(
        /knows few of its characters: Spearman starts at about −0\.15\..*base model\.$/,
      );
  });
});

describe('the recipe', () => {
  it('marks a number outside its range, and resets it', async () => {
    await mount();
    await group('Training');
    const field = page.getByRole('spinbutton', { name: 'Batch size', exact: true });
    await field.fill('0');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(/from 1 to 512/);
    await button('Reset Batch size to 16').click();
    await expect.element(field).toHaveValue(16);
  });

  it('has the choices of the loss, and takes it of several dimensions', async () => {
    const { store } = await mount();
    await group('Loss');
    await page.getByRole('combobox', { name: 'Directions', exact: true }).selectOptions('Symmetric');
    expect(store.getState().recipe.lossParams).toMatchObject({ scale: 20, directions: 'symmetric' });
    const dims = page.getByRole('textbox', { name: 'Matryoshka dimensions', exact: true });
    await dims.fill('384, 64,');
    expect(store.getState().recipe.matryoshkaDims).toEqual([384, 64]);
    const weights = page.getByRole('textbox', { name: 'Matryoshka weights', exact: true });
    await weights.fill('1');
    await expect.element(weights).toHaveAccessibleDescription(/as many as the dimensions \(2\)/);
    await weights.fill('1 0.5');
    await expect.element(weights).toHaveAttribute('aria-invalid', 'false');
    expect(store.getState().recipe.matryoshkaWeights).toEqual([1, 0.5]);
    await dims.fill('384, x');
    await expect.element(dims).toHaveAttribute('aria-invalid', 'true');
  });

  it('says of a loss with a batch sampler of its own that the batches can only be shuffled', async () => {
    const { store } = await mount();
    await group('Training');
    const batches = page.getByRole('combobox', { name: 'Batch sampler', exact: true });
    await expect
      .element(batches)
      .toHaveAccessibleDescription(
        'MultipleNegativesRankingLoss puts no text into a batch twice, so "Batch sampler" must be "Shuffled".',
      );
    store.getState().chooseLoss('CosineSimilarityLoss');
    await expect.element(batches).toHaveAccessibleDescription(/^Which rows form a batch\./);
    await batches.selectOptions('Label-balanced');
    expect(store.getState().recipe.batching).toBe('even_labels');
  });

  it('takes rates as they are typed', async () => {
    const { store } = await mount();
    await group('Training');
    const field = page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
    await field.fill('3e-5');
    expect(store.getState().recipe.learningRate).toBe(3e-5);
    await expect.element(field).toHaveValue(3e-5);
  });

  it('has numbers that suit the data, says why, and goes back to them', async () => {
    await mount();
    await group('Training');
    const epochs = page.getByRole('spinbutton', { name: 'Epochs', exact: true });
    await expect.element(epochs).toHaveValue(1);
    await openFile();
    await expect.element(epochs).toHaveValue(10);
    await expect
      .element(page.getByText(/^Suggested: 10 epochs, because 40 rows .* learning rate 2e-4, because/))
      .toBeVisible();
    await epochs.fill('4');
    await button('Reset Epochs to 10').click();
    await expect.element(epochs).toHaveValue(10);
  });

  it('has a dot at what is changed from the default, and a ring at what the shown run has otherwise', async () => {
    const { store } = await mount();
    await openFile();
    await group('Training');
    const field = (name: string) => page.getByRole('spinbutton', { name, exact: true });
    const [epochs, batch] = [field('Epochs'), field('Batch size')];
    const marks = (control: typeof epochs) => {
      const input = control.element();
      const label = input instanceof HTMLInputElement ? input.labels?.[0] : null;
      if (!label) throw new Error('The field has no label.');
      const shown = (part: string) => getComputedStyle(label, part).content !== 'none';
      return { dot: shown('::before'), ring: shown('::after') };
    };
    expect([marks(epochs), marks(batch)]).toEqual([
      { dot: false, ring: false },
      { dot: false, ring: false },
    ]);
    await epochs.fill('4');
    await expect.element(epochs).toHaveAccessibleDescription(/^Changed from the default\. /);
    expect(marks(epochs)).toEqual({ dot: true, ring: false });
    await expect.element(batch).not.toHaveAccessibleDescription(/Changed from the default/);

    await store.getState().train();
    expect(marks(epochs)).toEqual({ dot: true, ring: false });
    await batch.fill('8');
    await button('Reset Epochs to 10').click();
    await expect.element(epochs).toHaveAccessibleDescription(/^#1 has 4\. /);
    expect(marks(epochs)).toEqual({ dot: false, ring: true });
    await expect.element(batch).toHaveAccessibleDescription(/^Changed from the default\. #1 has 16\. /);
    expect(marks(batch)).toEqual({ dot: true, ring: true });
  });

  it('chooses the Hub when a model id is typed, and shows the size before anything is fetched', async () => {
    await mount();
    await group('Model');
    await page.getByRole('textbox', { name: 'Model id', exact: true }).fill('a/b');
    await expect.element(page.getByRole('radio', { name: 'Hugging Face Hub', exact: true })).toBeChecked();
    await expect.element(page.getByText(/only huggingface.co and hf.co are contacted/)).toBeVisible();
    await button('Check size').click();
    await expect.element(page.getByText('91 MB will be downloaded.')).toBeVisible();
  });
});

describe('a run', () => {
  it('waits for data, and says so', async () => {
    await mount();
    await expect.element(button('Train')).toHaveAttribute('aria-disabled', 'true');
    await expect
      .element(page.getByText('Open a dataset first: it determines the loss.').first())
      .toBeVisible();
  });

  it('moves its numbers and charts, and ends with before and after', async () => {
    await mount();
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await expect.element(output('Step')).toHaveTextContent(/^120$/);
    await expect.element(output('Backend')).toHaveTextContent(/^wasm$/);
    const [before, after] = ['Spearman before', 'Spearman'].map((name) =>
      Number(output(name).element().textContent),
    );
    expect(after).toBeGreaterThan(before ?? 1);
    const strip = page.getByRole('region', { name: 'Runs', exact: true }).getByRole('listitem');
    await expect
      .element(strip.nth(1))
      .toHaveTextContent(new RegExp(` ${output('Spearman').element().textContent}$`));
    await expect.element(page.getByRole('table', { name: 'Before and after' })).toBeVisible();
    await view('Training');
    for (const name of ['Loss', 'Spearman', 'Similarity histogram']) {
      const figure = page.getByRole('figure', { name, exact: true });
      const drawn = name === 'Similarity histogram' ? '[role="button"] rect' : '.recharts-curve';
      await expect.poll(() => figure.element().querySelector(drawn), patient).not.toBeNull();
      expect(figure.element().querySelector('svg > title')?.textContent).toBe(name);
    }
    await expect.element(button('Download model')).toBeEnabled();
  });

  it('is paused, resumed and stopped', async () => {
    await mount({}, 5);
    await train();
    await button('Pause').click();
    await expect.element(output('State')).toHaveTextContent(/^paused$/);
    await button('Resume').click();
    await expect.element(output('State')).toHaveTextContent(/^training$/);
    await button('Stop').click();
    await expect.element(output('State')).toHaveTextContent(/^stopped$/);
    await expect.element(button('Download model')).toBeEnabled();
  });

  it('shows its progress in the title, and only then asks before the tab is left', async () => {
    const leaving = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    await mount({}, 5);
    expect(leaving()).toBe(false);
    await train();
    await expect.poll(() => document.title).toMatch(/% · step \d+\/120/);
    expect(leaving()).toBe(true);
    await button('Stop').click();
    await expect.poll(() => document.title).toBe('Semblance');
    expect(leaving()).toBe(false);
  });

  it('that fails says why, and keeps its charts', async () => {
    await mount({ train: { reports: runEvents().slice(0, 40), end: { problem } } });
    await train();
    await expect.element(output('State')).toHaveTextContent(/^failed$/);
    await expect.element(page.getByRole('alert')).toHaveTextContent(renderEnglish(problem.what));
    await expect
      .poll(
        () =>
          page.getByRole('figure', { name: 'Loss', exact: true }).element().querySelector('.recharts-curve'),
        patient,
      )
      .not.toBeNull();
  });

  it('is announced at its milestones only', async () => {
    await mount({}, 2);
    const spoken: string[] = [];
    const live = document.querySelector('[aria-live="polite"]');
    if (!live) throw new Error('There is no live region.');
    new MutationObserver(() => spoken.push(live.textContent)).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    expect(spoken.at(-1)).toMatch(/^Finished. Spearman 0\.\d{2}\.$/);
    expect(spoken.length).toBeLessThan(8);
  });

  it('that only evaluates shows the base model, and downloads no model', async () => {
    await mount();
    await openFile();
    await button('More ways to start').click();
    await page.getByRole('spinbutton', { name: 'Rows to evaluate' }).fill('25');
    await button('Evaluate only').click();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await expect.element(output('Spearman')).toHaveTextContent(/^0\.\d{2}$/);
    await expect.element(output('Spearman')).toHaveAttribute('title', expect.stringMatching(/^0\.\d{4}$/));
    await view('Export');
    await expect.element(button('Download model')).toBeDisabled();
    await expect.element(button('Download predictions')).toBeEnabled();
    await view('Training');
    const loss = page.getByRole('figure', { name: 'Loss', exact: true });
    await expect.element(loss).toHaveTextContent('No training in this run.');
  });

  it('says at its end which evaluation was the best, and which one is downloaded', async () => {
    await mount();
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await view('Training');
    const figure = page.getByRole('figure', { name: 'Spearman', exact: true });
    await expect
      .element(figure)
      .toHaveTextContent(/Best 0\.\d{2} at step \d+(; final 0\.\d{2})? \(downloaded\)/);
    await expect.element(figure.getByTitle(/^Best 0\.\d{4} at step \d+.*\(downloaded\)$/)).toBeVisible();
  });
});

describe('the number of rows to evaluate', () => {
  it.each(['0', '-3', '2.5', '1e9'])('may not be %s', async (typed) => {
    await mount();
    await openFile();
    await button('More ways to start').click();
    const field = page.getByRole('spinbutton', { name: 'Rows to evaluate' });
    await field.fill(typed);
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(/must be a whole number from 1 to 200,000/);
    await expect.element(button('Evaluate only')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(button('Evaluate only')).toHaveAccessibleDescription(/Leave it empty/);
    await field.fill('');
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    await expect.element(button('Evaluate only')).toHaveAttribute('aria-disabled', 'false');
  });

  it('may not be half a number', async () => {
    await mount();
    await openFile();
    await button('More ways to start').click();
    const field = page.getByRole('spinbutton', { name: 'Rows to evaluate' });
    await field.click();
    await userEvent.keyboard('-');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(button('Evaluate only')).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('work in progress', () => {
  /** A run after these events. */
  const held = async (events: readonly RunEvent[], job: 'train' | 'evaluate' = 'train') => {
    const { store } = await mount();
    await openFile();
    const history = events.reduce(reduceHistory, emptyHistory);
    const { recipe } = store.getState();
    store.setState({
      run: {
        kind: 'active',
        id: 'run',
        job,
        limit: null,
        allRows: false,
        evaluated: null,
        recipe,
        folder: null,
        history,
      },
      selected: 'run',
    });
  };

  it('is named with its progress', async () => {
    await held([{ type: 'progress', what: message('training.progress.evaluating'), done: 400, total: 2000 }]);
    await expect.element(page.getByText('Evaluating: 400 of 2,000', { exact: true })).toBeVisible();
  });

  it('is called evaluating where nothing is trained', async () => {
    await held([{ type: 'state', state: 'training' }], 'evaluate');
    await expect.element(output('State')).toHaveTextContent(/^evaluating$/);
    await expect.element(page.getByText('Evaluating', { exact: true })).toBeVisible();
  });

  it('is shown as stopping, also when it was paused', async () => {
    await held([{ type: 'state', state: 'paused' }]);
    await button('Stop').click();
    await expect.element(page.getByText('Stopping …').first()).toBeVisible();
    for (const name of ['Stop', 'Resume']) {
      await expect.element(button(name)).toHaveAttribute('aria-disabled', 'true');
    }
  });

  it('has no model to keep before the first step', async () => {
    await mount({
      train: { reports: [{ type: 'state', state: 'stopped' }], end: { result: null } },
    });
    await train();
    await expect
      .element(page.getByText('Stopped before the first step; nothing was trained yet').first())
      .toBeVisible();
    await expect.element(page.getByText(/model so far is kept/)).not.toBeInTheDocument();
    await expect.element(button('Download model')).not.toBeInTheDocument();
    await view('Export');
    await expect.element(button('Download model')).toBeDisabled();
  });

  it('is not planned while a number is outside its range', async () => {
    await mount();
    await openFile();
    await expect.element(page.getByText(/^About \d+ steps/)).toBeVisible();
    await group('Training');
    await page.getByRole('spinbutton', { name: 'Batch size', exact: true }).fill('0');
    await expect.element(page.getByText(/^About \d+ steps/)).not.toBeInTheDocument();
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'Batch size must be a whole number' }))
      .toBeVisible();
  });
});

describe('downloads', () => {
  it('are saved through a link with a name', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    await mount();
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await view('Export');
    for (const name of [
      'Download model',
      'Download predictions',
      'Download embeddings',
      'Download history',
      'Download training script',
    ]) {
      await button(name).click();
    }
    await expect
      .poll(() => saved)
      .toEqual([
        'pairs-run-1-model.zip',
        'pairs-run-1-predictions.csv',
        'pairs-run-1-embeddings.jsonl',
        'pairs-run-1-history.csv',
        'pairs-run-1-training.zip',
      ]);
    vi.restoreAllMocks();
  });

  it('have the adapter of a run with LoRA, and of no other', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    await mount();
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await view('Export');
    await expect.element(button('Download model')).toBeEnabled();
    await expect.element(button('Download LoRA adapter')).not.toBeInTheDocument();

    await group('Model');
    const alpha = page.getByRole('spinbutton', { name: 'LoRA alpha', exact: true });
    await expect.element(alpha).not.toBeInTheDocument();
    await page.getByRole('spinbutton', { name: 'LoRA rank', exact: true }).fill('8');
    await expect.element(alpha).toHaveValue(16);
    await expect.element(page.getByRole('spinbutton', { name: 'LoRA dropout', exact: true })).toHaveValue(0);
    await page.getByRole('combobox', { name: 'LoRA target modules' }).selectOptions('All linear layers');
    // What was trained had none yet.
    await expect.element(button('Download LoRA adapter')).not.toBeInTheDocument();
    await button('Train').click();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await view('Export');
    await button('Download LoRA adapter').click();
    await expect.poll(() => saved).toEqual(['pairs-run-2-adapter.zip']);
    vi.restoreAllMocks();
  });

  it('that fail say why, and the others still work', async () => {
    await mount({ download: { end: { problem } } });
    await train();
    await expect.element(output('State')).toHaveTextContent(/^finished$/);
    await view('Export');
    await button('Download model').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(renderEnglish(problem.what));
    await expect.element(button('Download predictions')).toBeEnabled();
  });
});

describe('keyboard shortcuts', () => {
  it('are listed behind ?, but typing one in a field opens nothing', async () => {
    await mount();
    await group('Model');
    await page.getByRole('textbox', { name: 'Model id', exact: true }).click();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    document.body.focus();
    page.getByRole('textbox', { name: 'Model id', exact: true }).element().blur();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('the theme', () => {
  it('is switched at once', async () => {
    await mount();
    await page.getByRole('combobox', { name: 'Theme' }).selectOptions('Dark');
    await expect.poll(() => getComputedStyle(document.body).backgroundColor).toBe('rgb(19, 19, 22)');
    await page.getByRole('combobox', { name: 'Theme' }).selectOptions('Light');
    await expect.poll(() => getComputedStyle(document.body).backgroundColor).toBe('rgb(250, 249, 246)');
  });
});
