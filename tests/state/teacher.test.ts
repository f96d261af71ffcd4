import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../src/messages/message';
import { scoredFile } from '../fixtures/studio';
import { stopTime, studio } from './studio';

beforeEach(stopTime);

async function ready() {
  const { state, trainer } = await studio();
  await state().openFile(scoredFile());
  await state().ensureModel();
  state().chooseLoss('MSELoss');
  const teacher = () => {
    const params = trainer.asked.findLast(({ name }) => name === 'train')?.params;
    return typeof params === 'object' && params !== null && 'teacher' in params
      ? params.teacher
      : 'no run was asked for';
  };
  return { state, teacher };
}

describe("a run's teacher", () => {
  it('is none beside the built-in model', async () => {
    const { state, teacher } = await ready();
    await state().train();
    expect(teacher()).toBe(null);
  });

  it('of the Hub is handed over with its revision and the endpoint', async () => {
    const { state, teacher } = await ready();
    state().setField('teacher', 'hub');
    state().setField('teacherModel', 'some/teacher@v2');
    await state().train();
    const { endpoint } = state().preferences;
    expect(teacher()).toEqual({ kind: 'hub', id: 'some/teacher', revision: 'v2', endpoint });
  });

  it('of a folder is handed over with its files, and asked for again where they are gone', async () => {
    const { state, teacher } = await ready();
    state().setField('teacher', 'folder');
    const files = [{ path: 'config.json', file: new File(['{}'], 'config.json') }];
    state().chooseTeacherFolder({ name: 'large', files });
    expect(state().recipe.teacherModel).toBe('large');
    await state().train();
    expect(teacher()).toEqual({ kind: 'folder', name: 'large', files });
    state().setField('teacherModel', 'other');
    await state().train();
    expect(state().problems.train?.what).toEqual(message('state.teacher.none', { name: 'other' }));
  });

  it('must be named', async () => {
    const { state, teacher } = await ready();
    state().setField('teacher', 'hub');
    await state().train();
    expect(state().problems.train?.what).toEqual(message('recipe.check.noTeacher'));
    expect(teacher()).toBe('no run was asked for');
  });
});
