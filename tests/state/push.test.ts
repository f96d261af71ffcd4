import { expect, it } from 'vitest';
import { message } from '../../src/messages/message';
import { lostGpu, scoredFile } from '../fixtures/studio';
import { studio } from './studio';

const target = { id: 'owner/tuned', hidden: true, token: 'hf_secret' };

async function trained(changes: Parameters<typeof studio>[0] = {}) {
  const app = await studio(changes);
  await app.state().openFile(scoredFile());
  await app.state().train();
  return { ...app, id: app.state().selected ?? '' };
}

it('pushes the model of a run to the endpoint that is set, and has the token nowhere in the state', async () => {
  const { id, ...app } = await trained();
  app.state().setEndpoint('https://mirror.example');
  const done = app.state().pushModel(id, target);
  expect(app.state().push).toMatchObject({ kind: 'pushing', run: id });
  expect(JSON.stringify(app.state())).not.toContain('hf_secret');
  expect(await done).toBe(true);
  expect(app.state().push).toEqual({ kind: 'done', run: id, url: 'https://mirror.example/owner/tuned' });
  expect(JSON.stringify(app.state())).not.toContain('hf_secret');
});

it('shows the problem of a push that failed, and says where it was cancelled', async () => {
  const what = message('push.refused', { host: 'huggingface.co' });
  const { id, ...failing } = await trained({ pushModel: { end: { problem: { ...lostGpu, what } } } });
  expect(await failing.state().pushModel(id, target)).toBe(false);
  expect(failing.state().push).toMatchObject({ kind: 'failed', problem: { what } });

  const { id: other, ...waiting } = await trained();
  const pushing = waiting.state().pushModel(other, target);
  waiting.state().cancelPush();
  expect(await pushing).toBe(false);
  expect(waiting.state().push).toEqual({ kind: 'cancelled', run: other });
});
