/** Reads a lesson from the part of an address after the #, which anybody may have written: strictly, and whole or not at all. */

import { message, type Message } from '../../messages/message';
import { RecipeError } from '../errors';
import type { Field, FieldValue } from '../fields';
import { losses, type LossName, lossNames } from '../losses/catalogue';
import type { LossParam } from '../losses/types';
import { checkValue } from '../recipe/check';
import { fieldEntry, recipeFieldNames } from '../recipe/fields';
import { defaultRecipe, parseRecipe } from '../recipe/recipe';
import { samples } from '../samples/catalogue';
import { type Lesson, lessonKey, lessonVersion, maxLessonLength, sharedModel } from './lesson';

export type ReadLesson =
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  /** One message for each thing that can't be used. */
  | { readonly kind: 'refused'; readonly faults: readonly Message[] };

const refused = (...faults: readonly Message[]): ReadLesson => ({ kind: 'refused', faults });

/** Names and values of strangers are shown no longer than this. */
const shownLength = 60;
const shown = (text: string) => (text.length > shownLength ? `${text.slice(0, shownLength)}…` : text);

/** Null where the text has no lesson. */
export function readLesson(text: string): ReadLesson | null {
  const given = [...new URLSearchParams(text)];
  const version = given.find(([name]) => name === lessonKey)?.[1];
  if (version === undefined) return null;
  if (text.length > maxLessonLength) {
    return refused(message('lesson.tooLong', { length: text.length, most: maxLessonLength }));
  }
  if (version !== lessonVersion) return refused(message('lesson.version', { version: shown(version) }));
  const parts = new Map(given);
  if (parts.size < given.length) {
    const names = given.map(([name]) => name);
    const twice = names.filter((name, i) => names.indexOf(name) < i);
    return refused(...[...new Set(twice)].map((name) => message('lesson.twice', { name: shown(name) })));
  }
  parts.delete(lessonKey);
  return readParts(parts);
}

function readParts(parts: ReadonlyMap<string, string>): ReadLesson {
  const faults: Message[] = [];
  const sampleName = parts.get('sample');
  const sample = samples.find(({ file }) => file === sampleName) ?? null;
  if (sampleName !== undefined && !sample) {
    faults.push(message('lesson.noSample', { name: shown(sampleName) }));
  }
  const modelName = parts.get('baseModel');
  const baseModel = modelName === undefined ? defaultRecipe.baseModel : sharedModel(modelName);
  if (!baseModel) faults.push(message('lesson.noModel', { name: shown(modelName ?? '') }));

  const lossName = parts.get('loss') ?? defaultRecipe.loss;
  const loss = lossNames.find((name) => name === lossName);
  if (!loss) {
    faults.push(
      message('recipe.check.notOption', { field: message('field.loss.label'), options: lossNames }),
    );
  }

  const known = fieldsByName(loss);
  const values: Record<string, FieldValue> = {};
  const lossParams: Record<string, FieldValue> = {};
  for (const [name, text] of parts) {
    if (name === 'sample' || name === 'baseModel' || name === 'loss') continue;
    const field = known.get(name);
    if (!field) {
      // Without its loss it is unknown which parameters there are.
      if (loss || !name.startsWith(paramPrefix))
        faults.push(message('lesson.unknown', { name: shown(name) }));
      continue;
    }
    const value = valueOf(field, text);
    const wrong = checkValue(field, value);
    if (wrong) faults.push(wrong);
    else if (name.startsWith(paramPrefix)) lossParams[name.slice(paramPrefix.length)] = value;
    else values[name] = value;
  }
  if (faults.length > 0 || !loss || !baseModel) return refused(...faults);
  try {
    const recipe = parseRecipe({ version: defaultRecipe.version, loss, lossParams, baseModel, ...values });
    return { kind: 'lesson', lesson: { sample, recipe } };
  } catch (error) {
    // Settings that each may be, and not together.
    if (error instanceof RecipeError) return refused(error.problem.what);
    throw error;
  }
}

const paramPrefix = 'lossParams.';

/** What a link may set: every field but the device, and the loss's own parameters. */
function fieldsByName(loss: LossName | undefined): ReadonlyMap<string, Field> {
  const params: Readonly<Record<string, LossParam>> = loss ? losses[loss].params : {};
  return new Map<string, Field>([
    ...recipeFieldNames.filter((name) => name !== 'compute').map((name) => [name, fieldEntry(name)] as const),
    ...Object.entries(params).map(([name, param]) => [`${paramPrefix}${name}`, param] as const),
  ]);
}

const plainNumber = /^-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,3})?$/;
const numberOf = (text: string): number => (plainNumber.test(text) ? Number(text) : NaN);

/** The value that a text stands for; what it can't be is refused by the field's own check. */
function valueOf(field: Field, text: string): FieldValue {
  switch (field.kind) {
    case 'number':
      return numberOf(text);
    case 'numbers':
      return text.split(',').map(numberOf);
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'choice':
    case 'text':
      return text;
  }
}
