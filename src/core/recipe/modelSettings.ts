/** The fields of a recipe that decide how a model is read: its pooling, and the prompt of each side. */

import type { Recipe } from './types';

export type ModelSettings = Pick<Recipe, 'pooling' | 'promptSentence1' | 'promptSentence2'>;

export const modelSettingsOf = ({
  pooling,
  promptSentence1,
  promptSentence2,
}: ModelSettings): ModelSettings => ({
  pooling,
  promptSentence1,
  promptSentence2,
});

/** Whether a first and a second sentence may have different prompts: a side without one of its own has the model's. */
export const sidesDiffer = ({ promptSentence1, promptSentence2 }: ModelSettings): boolean =>
  promptSentence1 !== promptSentence2;

/** Whether a field is among them: another value makes other vectors of the same weights. */
export const isModelSetting = (name: string): name is keyof ModelSettings =>
  name === 'pooling' || name === 'promptSentence1' || name === 'promptSentence2';
