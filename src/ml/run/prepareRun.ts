/** What a run needs, in the order in which the page and the command line both need it: rows, model, recipe, device. */

import type { Dataset } from '../../core/data/dataset/dataset';
import type { Compute, Recipe } from '../../core/recipe/types';
import type { RunEvent } from '../../core/run/events';
import { checkRows } from '../../core/run/parts';
import type { Started } from '../backend/startBackend';
import type { RunCheckpoints } from '../checkpoint/resume';
import type { ModelDescription } from '../model/types';
import type { RunSetup } from '../train/runs';

export interface RunSources {
  readonly dataset: Dataset;
  /** A second file to evaluate on; null where a share of the first is held out. */
  readonly second: Dataset | null;
  readonly loadModel: () => Promise<ModelDescription>;
  /** Reads the model that is the loss's teacher; absent where nothing is trained. */
  readonly loadTeacher?: (recipe: Recipe) => Promise<ModelDescription>;
  /** The recipe, which may depend on the model. */
  readonly recipeFor: (description: ModelDescription) => Promise<Recipe> | Recipe;
  /** Absent where the run is not saved on its way. */
  readonly openCheckpoints?: () => Promise<RunCheckpoints | null>;
  /** @param run what is known of the run by then */
  readonly startDevice: (compute: Compute, run: RunSetup) => Promise<Started>;
}

/**
 * The device is started last, when nothing else can be refused any more.
 * @param onEvent takes the event that says where the run computes
 * @throws ProblemError for what cannot be run
 */
export async function prepareRun(
  { dataset, second, loadModel, loadTeacher, recipeFor, openCheckpoints, startDevice }: RunSources,
  onEvent: (event: RunEvent) => void,
): Promise<RunSetup> {
  checkRows(dataset);
  const description = await loadModel();
  const recipe = await recipeFor(description);
  const checkpoints = (await openCheckpoints?.()) ?? null;
  const teaching = loadTeacher && { loadTeacher: () => loadTeacher(recipe) };
  const setup = { recipe, description, dataset, second, checkpoints, ...teaching };
  const started = await startDevice(recipe.compute, setup);
  onEvent({ type: 'backend', ...started });
  return setup;
}
