import { describe, expect, it } from 'vitest';
import { openFileOf } from '../../src/state/stages';
import { reportOf, scoredFile } from '../fixtures/studio';
import { studio, inTime } from './studio';

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
