import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lostGpu as problem, scoredFile } from '../fixtures/studio';
import { renderEnglish } from '../../src/messages/english';
import { message } from '../../src/messages/message';
import { mount, view } from './mount';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const output = (name: string) => page.getByRole('status', { name, exact: true });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const list = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('listitem');

async function openFile() {
  await userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());
}

async function train() {
  await openFile();
  await button('Train').click();
  await expect.element(output('State')).toHaveTextContent(/^finished$/);
  await view('Try');
}

/** The file is read, and the tab open again that its opening has left. */
async function openAndTry() {
  await openFile();
  await expect.element(output('Rows')).toHaveTextContent(/^60$/);
  await view('Try');
}

describe('two sentences', () => {
  it('are compared while they are typed, by the base model alone before a run', async () => {
    const { trainer } = await mount();
    await view('Try');
    await expect.element(page.getByText('Type a sentence into each box.')).toBeVisible();
    await box('First sentence').fill('A cat.');
    await box('Second sentence').fill('A dog.');
    await expect.element(output('Cosine before')).toHaveTextContent(/^0.60$/);
    await expect.element(output('Cosine after')).toHaveTextContent(/^–$/);
    await expect.element(page.getByText(/After a run, the fine-tuned model appears beside it/)).toBeVisible();
    expect(trainer.asked.at(-1)).toEqual({
      name: 'embed',
      params: {
        run: null,
        compute: 'auto',
        settings: { pooling: 'auto', promptSentence1: null, promptSentence2: null },
        texts: ['A cat.', 'A dog.'],
      },
    });
  });

  it('come from the dataset, are compared when they are on the screen, and have both cosines after a run', async () => {
    await mount();
    await train();
    await expect.element(box('First sentence')).toHaveValue('The cat number 0 is here.');
    await expect.element(output('Cosine before')).toHaveTextContent(/^0.60$/);
    await expect.element(output('Cosine after')).toHaveTextContent(/^0.80$/);
    await expect
      .element(page.getByText('The fine-tuned model finds them more similar: cosine +0.20.'))
      .toHaveAttribute('title', 'The fine-tuned model finds them more similar: cosine +0.2000.');
  });

  it('wait for a run, and say so', async () => {
    await mount({}, 5);
    await openAndTry();
    await expect.element(box('First sentence')).toHaveValue('The cat number 0 is here.');
    await expect.element(output('Cosine before')).toHaveTextContent(/^0.60$/);
    await button('Train').click();
    await view('Try');
    await expect.element(page.getByText(/These cosines are from before it/)).toBeVisible();
    await expect.element(output('Cosine before')).toHaveTextContent(/^0.60$/);
    await box('First sentence').fill('Another one.');
    await expect
      .element(page.getByText('A run is in progress: the cosines are computed when it ends.'))
      .toBeVisible();
    await expect.element(output('Cosine before')).toHaveTextContent(/^–$/);
    await button('Stop').click();
    await expect.element(output('Cosine after')).toHaveTextContent(/^0.80$/);
  });

  it('that can’t be compared say why', async () => {
    await mount({ embed: { end: { problem } } });
    await view('Try');
    await box('First sentence').fill('A cat.');
    await box('Second sentence').fill('A dog.');
    await expect.element(page.getByRole('alert')).toHaveTextContent(renderEnglish(problem.what));
  });
});

describe('the search', () => {
  const query = page.getByRole('searchbox', { name: 'Search for', exact: true });

  it('waits for data, and says so', async () => {
    await mount();
    await view('Try');
    await query.fill('A cat');
    await expect.element(output('Search')).toHaveTextContent('Open a dataset first.');
    await expect.element(button('Search')).toBeDisabled();
  });

  it('shows what the base model finds before a run, by the Enter key alone', async () => {
    await mount();
    await openAndTry();
    await query.fill('猫');
    await userEvent.keyboard('{Enter}');
    await expect.element(output('Search')).toHaveTextContent('Nearest to “猫” among 120 sentences.');
    await expect.element(list('Base model').first()).toHaveTextContent('1A cat.0.90');
    await expect
      .element(page.getByRole('region', { name: 'Fine-tuned model' }))
      .toHaveTextContent('After a run, the results of the fine-tuned model appear here.');
  });

  it('shows both models side by side after a run, and marks what is higher and what is new', async () => {
    await mount();
    await train();
    await query.fill('A cat');
    await button('Search').click();
    await expect.element(list('Fine-tuned model').nth(0)).toHaveTextContent('1A train.0.80▲ 2up 2 ranks');
    expect(
      list('Fine-tuned model')
        .elements()
        .map((item) => item.textContent),
    ).toEqual([
      '1A train.0.80▲ 2up 2 ranks',
      '2A cat.0.60',
      '3A river.0.40newnot among the results of the base model',
    ]);
    expect(list('Base model').elements()).toHaveLength(3);
  });

  it('shows the progress of the embedding, and can be stopped', async () => {
    await mount(
      {
        search: {
          reports: [{ what: message('worker.progress.indexing'), done: 60, total: 120 }],
          end: { problem },
        },
      },
      600,
    );
    await openAndTry();
    await query.fill('A cat');
    await button('Search').click();
    await expect.element(output('Search')).toHaveTextContent('Base model: 60 of 120 sentences embedded.');
    await expect.element(page.getByRole('progressbar', { name: 'Search progress' })).toHaveValue(60);
    await button('Stop searching').click();
    await expect.element(output('Search')).toHaveTextContent('Stopped. The embeddings so far are kept');
    await expect.element(button('Search')).toBeEnabled();
  });

  it('that fails says why', async () => {
    await mount({ search: { end: { problem } } });
    await openAndTry();
    await query.fill('A cat');
    await button('Search').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(renderEnglish(problem.what));
  });
});

describe('the explanations', () => {
  it.each([
    ['What is a pair?', /two sentences that the model learns/],
    ['What is Spearman?', /compares two rankings/],
    ['How do I read this histogram?', /no threshold separates the groups/],
  ])('%s is closed until the keyboard opens it', async (question, answer) => {
    await mount();
    await openFile();
    await expect.element(output('Rows')).toHaveTextContent(/^60$/);
    await view('Training');
    await expect.element(page.getByText(answer)).not.toBeVisible();
    const summary = page.getByText(question, { exact: true }).element();
    if (!(summary instanceof HTMLElement)) throw new Error('The question is no element.');
    summary.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(answer)).toBeVisible();
  });
});
