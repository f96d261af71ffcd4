/** What a training script reads of recipe.json when it runs, so that it can be changed there. */

import { recipeFieldNames, type RecipeField } from '../../recipe/fields';
import type { Recipe } from '../../recipe/types';
import { pythonValue } from '../literals';

/** The fields that may have any of their values there; all others decide which lines the script has. */
type ReadField = (typeof readable)[number];
const readable = [
  'epochs',
  'maxSteps',
  'batchSize',
  'learningRate',
  'scheduler',
  'warmupSteps',
  'warmupRatio',
  'weightDecay',
  'maxGradNorm',
  'gradientAccumulation',
  'evaluateEvery',
  'heldOut',
  'maxSeqLength',
  'seed',
  'loraRank',
  'loraAlpha',
  'loraDropout',
] as const satisfies readonly RecipeField[];

const isReadable = (name: string): name is ReadField => readable.some((one) => one === name);

/** The value of a field, as the script reads it. */
export const fromRecipe = (name: ReadField): string => `recipe["${name}"]`;

/** The same for a field that may be none of these, whose value then stands in the script. */
export const fromRecipeOrAsItIs = (recipe: Recipe, name: RecipeField): string =>
  isReadable(name) ? fromRecipe(name) : JSON.stringify(recipe[name]);

/** They say how the page computes. */
const pageOnly: readonly string[] = ['compute', 'precision'] satisfies readonly RecipeField[];

interface RecipeLines {
  /** A part of the docstring. */
  readonly help: string;
  /** Sets `recipe`, and ends the script where it would not do what that says. Needs `json` and `sys`. */
  readonly lines: string;
}

/** @param script the lines that read fields */
export function recipeLines(recipe: Recipe, script: string): RecipeLines {
  const read = recipeFieldNames.filter((name) => isReadable(name) && script.includes(fromRecipe(name)));
  const isRead = (name: string) => read.some((one) => one === name);
  const others = Object.entries(recipe).filter(([name]) => !isRead(name) && !pageOnly.includes(name));
  return {
    help: `
These settings are read from recipe.json, and can be changed there before the script is run again; for others download it
again:

${wrapped(read)}
`,
    lines: `with open("recipe.json", encoding="utf-8") as file:
    recipe = json.load(file)
# The settings that decide which lines this script has.
written_for = ${pythonValue(Object.fromEntries(others))}
if changed := [name for name, value in written_for.items() if recipe.get(name) != value]:
    sys.exit(f"This script is written for another {', '.join(changed)} than recipe.json has: download it again with these settings.")
`,
  };
}

/** In lines of at most 120 letters. */
const wrapped = (names: readonly string[]): string =>
  names
    .join(', ')
    .replace(/(.{1,116})(?: |$)/g, '    $1\n')
    .trimEnd();
