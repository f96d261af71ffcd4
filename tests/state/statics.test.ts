import { beforeEach, expect, it } from 'vitest';
import { ModelError } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import { stopTime, studio } from './studio';

beforeEach(stopTime);

const files = [{ path: 'modules.json', file: new File(['[]'], 'modules.json') }];
const zip = new Blob(['zip']);

it('a static model that is made is the base model, and can be downloaded', async () => {
  const { state, trainer } = await studio({
    makeStatic: {
      reports: [{ what: message('model.static.progress.tokens'), done: 1, total: 2 }],
      end: { result: { name: 'static-8-Built-in', files, zip } },
    },
  });
  await state().makeStatic({ dimensions: 8, weighted: true });
  expect(trainer.asked).toContainEqual({
    name: 'makeStatic',
    params: { dimensions: 8, weighted: true, compute: 'auto' },
  });
  expect(state().statics).toEqual({ kind: 'made', name: 'static-8-Built-in', zip });
  expect(state().recipe.baseModel).toEqual({ kind: 'folder', name: 'static-8-Built-in' });
  expect(state().folder?.files).toBe(files);
});

it('one that cannot be made says why, and the base model stays', async () => {
  const { problem } = new ModelError(message('model.static.already'), message('model.static.already.next'));
  const { state } = await studio({ makeStatic: { end: { problem } } });
  await state().makeStatic({ dimensions: 8, weighted: true });
  expect(state().statics).toMatchObject({ kind: 'failed', problem: { what: problem.what } });
  expect(state().recipe.baseModel).toEqual({ kind: 'builtin' });
});
