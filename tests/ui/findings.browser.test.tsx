import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checkDirection } from '../../src/core/data/findings/model/reversedLabel';
import { scoredFile } from '../fixtures/studio';
import { mount } from './mount';

const region = () => page.getByRole('region', { name: /^Findings/ });
const openFile = () => userEvent.upload(page.getByLabelText('Dataset file', { exact: true }), scoredFile());

const row = { lines: [3], text: 'A boat is sold. | A boat is bought. | 0.1' };
const reversed = checkDirection({ spearman: -0.41, pairs: 200 }, [row]);

it('says that nothing unusual was found', async () => {
  await mount();
  await openFile();
  await expect.element(region()).toHaveTextContent('Nothing unusual was found in the data.');
  await expect.element(page.getByText('to check before you train')).not.toBeInTheDocument();
});

it('shows a finding with its rows and what can be done, and again beside the button that starts the run', async () => {
  await mount({ checkBase: { end: { result: reversed } } });
  await openFile();
  const item = region().getByRole('listitem').filter({ hasText: 'Is the label the other way round?' });
  await expect.element(item).toHaveTextContent('Check before you train');
  await expect.element(item).toHaveTextContent('Line 3 A boat is sold. | A boat is bought. | 0.1');
  await expect.element(item).toHaveTextContent('Look at the rows.');
  const beside = page.getByRole('region', { name: /1 finding to check before you train/ });
  await expect.element(beside).toHaveTextContent('Is the label the other way round?');
  await expect.element(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

it('reverses the label at a press, asks the base model again, and keeps the focus', async () => {
  let asked = 0;
  const { trainer } = await mount({
    checkBase: () => ({
      end: { result: asked++ === 0 ? reversed : checkDirection({ spearman: 0.41, pairs: 200 }) },
    }),
  });
  await openFile();
  await page.getByRole('button', { name: 'Reverse the label' }).click();
  await expect.poll(() => asked).toBe(2);
  await expect.element(region()).toHaveTextContent('Nothing unusual was found in the data.');
  expect(trainer.asked.filter(({ name }) => name === 'setMapping')).toMatchObject([
    { params: { mapping: { choices: { reversed: true } } } },
  ]);
  expect(document.activeElement?.textContent).toBe('Findings');
});
