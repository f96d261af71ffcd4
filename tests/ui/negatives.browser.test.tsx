import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildExamples } from '../../src/core/data/dataset/examples';
import { profileColumns } from '../../src/core/data/dataset/profile';
import { guessRoles } from '../../src/core/data/dataset/roles';
import { parseFile } from '../../src/core/data/parse/parseFile';
import { reportData, reportExamples } from '../../src/core/report/report';
import { group, mount } from './mount';

const columns = ['anchor', 'positive', 'negative_1', 'negative_2', 'remark'];
const csv = [
  columns.join(','),
  ...Array.from({ length: 30 }, (_, i) =>
    [
      `Where is the mill number ${i}?`,
      `The mill ${i} stands by the pond.`,
      `Soup ${i} is sold at noon.`,
      i % 3 ? `The oven ${i} is very hot.` : '',
      `Somebody wrote remark ${i} here.`,
    ].join(','),
  ),
].join('\n');

/** The page with this file open, whose roles can be changed. */
async function open() {
  const bytes = new TextEncoder().encode(csv);
  const read = (start: number, end: number) => Promise.resolve(bytes.slice(start, end));
  const parsed = await parseFile({ name: 'negatives.csv', size: bytes.length, read }, {});
  const profiles = profileColumns(parsed.table);
  const guessed = guessRoles(parsed.table, profiles);
  const examples = (roles: typeof guessed) => reportExamples(buildExamples(parsed, roles), roles);
  const mounted = await mount({
    openData: {
      end: { result: { ...reportData(parsed, profiles, examples(guessed)), fingerprint: 'negatives' } },
    },
    setMapping: ({ mapping }) => ({ end: { result: examples(mapping.roles) } }),
  });
  await userEvent.upload(
    page.getByLabelText('Dataset file', { exact: true }),
    new File([csv], 'negatives.csv', { type: 'text/csv' }),
  );
  return mounted;
}

const box = (name: string) => page.getByRole('combobox', { name, exact: true });

describe('negatives', () => {
  it('have a place each and one more for a column that is free, and are counted', async () => {
    await open();
    await expect.element(box('Negative')).toHaveDisplayValue('negative_1');
    await expect.element(box('Negative 2')).toHaveDisplayValue('negative_2');
    await expect.element(box('Negative 3')).toHaveDisplayValue('None');
    await expect.element(box('Negative')).toHaveAccessibleDescription('2 negative columns, by their names.');
    await expect.element(page.getByText(/50 in 30 rows, each with at least one/)).toBeVisible();
  });

  it('are added, by the place or by the list of unused columns, and removed by None, with the focus kept', async () => {
    const { store } = await open();
    await userEvent.selectOptions(box('Negative 3'), 'remark');
    await expect.element(box('Negative 3')).toHaveDisplayValue('remark');
    expect(box('Negative 4').elements()).toEqual([]);
    const place = box('Negative 3').element();
    if (place instanceof HTMLElement) place.focus();
    await userEvent.selectOptions(box('Negative 3'), 'None');
    await expect.element(box('Negative 3')).toHaveDisplayValue('None');
    await expect.element(box('Negative 3')).toHaveFocus();
    await userEvent.selectOptions(box('Negative'), 'None');
    await expect.element(box('Negative')).toHaveDisplayValue('negative_2');
    await page.getByRole('button', { name: 'Use negative_1 as Negative', exact: true }).click();
    await expect.element(box('Negative 2')).toHaveDisplayValue('negative_1');
    expect(store.getState().files.train).toMatchObject({
      report: { examples: { roles: { negatives: [3, 2] } } },
    });
  });

  it('say at TripletLoss how many triplets and rows it takes', async () => {
    await open();
    await group('Loss');
    await expect
      .element(page.getByText(/TripletLoss trains on 50 triplets, one for each negative of the 30 rows\./))
      .toBeVisible();
  });
});
