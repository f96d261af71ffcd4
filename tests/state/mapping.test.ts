import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFileOf } from '../../src/state/stages';
import { reportOf, scoredFile } from '../fixtures/studio';
import { message } from '../../src/messages/message';
import { inTime, pass, settled, stopTime, studio, turnstile } from './studio';

describe('choices about the data', () => {
  it('are sent with the roles, shown at once, and dropped with the column that they are about', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    const examples = () => openFileOf(state().files.train)?.report.examples;
    const setting = state().setChoices({ scale: { min: 0, max: 10 }, keptMarks: ['NS'] });
    expect(examples()?.choices).toEqual({ scale: { min: 0, max: 10 }, keptMarks: ['NS'] });
    await setting;
    const { roles } = await inTime(reportOf(scoredFile())).then((report) => report.examples);
    const mappings = () =>
      trainer.asked.filter(({ name }) => name === 'setMapping').map(({ params }) => params);
    expect(mappings()).toEqual([
      { slot: 'train', mapping: { roles, choices: { scale: { min: 0, max: 10 }, keptMarks: ['NS'] } } },
    ]);
    await state().setRoles({ ...roles, label: null });
    expect(mappings()[1]).toEqual({
      slot: 'train',
      mapping: { roles: { ...roles, label: null }, choices: { keptMarks: ['NS'] } },
    });
  });

  it('reverse the label by one action', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    await state().reverseLabel();
    expect(openFileOf(state().files.train)?.report.examples.choices).toEqual({ reversed: true });
  });

  it('hold for the evaluation file with the same columns too', async () => {
    const { state, trainer } = await studio();
    await state().openFile(scoredFile());
    await state().setChoices({ reversed: true });
    await state().openHeldOut(scoredFile());
    const slots = trainer.asked.flatMap(({ name, params }) => (name === 'setMapping' ? [params] : []));
    expect(slots).toEqual([
      expect.objectContaining({ slot: 'train' }),
      expect.objectContaining({
        slot: 'heldOut',
        mapping: expect.objectContaining({ choices: { reversed: true } }),
      }),
    ]);
  });
});

describe('a change of the mapping that takes its time', () => {
  afterEach(() => void vi.useRealTimers());

  it('shows how far it is, and when it is cancelled the mapping before holds again', async () => {
    stopTime();
    const turns = turnstile();
    turns.open();
    const progress = { what: message('worker.progress.readingRows'), done: 100, total: 1000 };
    const { examples } = await inTime(reportOf(scoredFile()));
    const { state } = await studio(
      { setMapping: { reports: [progress, { ...progress, done: 500 }], end: { result: examples } } },
      () => turns.tick(),
    );
    await inTime(state().openFile(scoredFile()));
    const choices = () => openFileOf(state().files.train)?.report.examples.choices;
    turns.close();
    const setting = state().setChoices({ reversed: true });
    await turns.pass(1);
    expect(state().remapping).toBeNull();
    await pass(300);
    await turns.pass(1);
    expect(state().remapping).toEqual({ ...progress, done: 500 });
    expect(choices()).toEqual({ reversed: true });
    state().cancelMapping();
    expect(choices()).toEqual({});
    turns.open();
    await setting;
    await settled();
    expect(state().remapping).toBeNull();
    expect(choices()).toEqual({});
  });
});
