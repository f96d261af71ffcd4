import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { group, mount } from './mount';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });

it('a teacher is chosen with its id, its folder or its columns, and one without a name is marked', async () => {
  const { store } = await mount();
  store.getState().chooseLoss('MarginMSELoss');
  await group('Loss');
  const teacher = page.getByRole('combobox', { name: 'Teacher', exact: true });
  await expect.element(teacher).toHaveDisplayValue('The built-in model');
  await expect.element(box('Teacher model')).not.toBeInTheDocument();

  await userEvent.selectOptions(teacher, 'A model of the Hugging Face Hub');
  await expect.element(box('Teacher model')).toBeInvalid();
  await userEvent.type(box('Teacher model'), 'some/teacher@v2');
  await expect.element(box('Teacher model')).toBeValid();
  expect(store.getState().recipe.teacherModel).toBe('some/teacher@v2');

  await userEvent.selectOptions(teacher, 'A model in a local folder');
  await expect.element(page.getByText('Choose the folder some/teacher@v2 again')).toBeVisible();
  await expect.element(page.getByLabelText('Teacher folder', { exact: true })).toBeVisible();

  await userEvent.selectOptions(teacher, 'Columns of the data');
  await userEvent.type(box('Teacher’s columns'), 'pos_score, neg_score');
  expect(store.getState().recipe).toMatchObject({
    teacher: 'file',
    teacherColumns: 'pos_score, neg_score',
  });
});
