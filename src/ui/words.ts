/** The words on the page, in one place. Control names that tests and tools rely on stand here too. */

import { renderEnglish } from '../messages/en/english';
import type { NumberField } from '../core/fields';
import type { SectionName, Theme } from '../state/stages';
import { numberText, plural } from '../messages/format';
import { chartWords } from './words/charts';
import { dataWords } from './words/data';
import { searchWords, tryWords } from './words/explore';
import { debugWords, faultWords } from './words/faults';
import { guideWords } from './words/guide';
import { recipeWords } from './words/recipe';
import { metricWords, resultWords } from './words/results';
import { trainWords } from './words/train';

/** The sentence of a message in the page's language. */
export const say = renderEnglish;

export const words = {
  name: 'Semblance',
  tagline: 'Teach a sentence model what similar means in your data.',
  theme: {
    label: 'Theme',
    names: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  },
  sections: { data: 'Data', recipe: 'Recipe', train: 'Train', results: 'Results' } satisfies Record<
    SectionName,
    string
  >,
  problem: {
    dismiss: {
      data: 'Dismiss the data message',
      recipe: 'Dismiss the recipe message',
      train: 'Dismiss the training message',
      results: 'Dismiss the results message',
    } satisfies Record<SectionName, string>,
  },
  fields: {
    reset: (spec: NumberField) => `Reset to ${numberText(spec.default)}`,
    resetNamed: (spec: NumberField) => `Reset ${spec.label} to ${numberText(spec.default)}`,
  },
  data: dataWords,
  recipe: recipeWords,
  train: trainWords,
  charts: chartWords,
  metrics: metricWords,
  results: resultWords,
  try: tryWords,
  search: searchWords,
  guide: guideWords,
  faults: faultWords,
  debug: debugWords,
  keys: {
    open: 'Keys',
    title: 'Keys',
    close: 'Close',
    single: 'Single keys work',
    list: [
      ['?', 'This list'],
      ['1 – 4', 'Go to Data, Recipe, Train, Results'],
      ['P', 'Pause or resume the run'],
      ['← →', 'Move the threshold, when it has the focus'],
      ['Tab', 'Go to the next control'],
      ['Esc', 'Close this list'],
    ],
  },
  milestones: {
    started: 'Training started.',
    evaluating: 'Evaluation started.',
    half: 'Half of the steps are done.',
    base: (value: string) => `Spearman of the base model: ${value}.`,
    paused: 'Paused.',
    resumed: 'Resumed.',
    finished: (value: string) => `Finished. Spearman ${value}.`,
    failed: 'The run failed. The message in the Train section says why.',
    dataRead: (rows: number) => `The file is read: ${plural(rows, 'usable row')}.`,
  },
} as const;
