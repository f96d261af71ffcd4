/** Models of folders on the same rows of a file, without training. */

import type { MeasuredModel } from '../../core/baseModels/measured';
import { rankModels } from '../../core/baseModels/rank';
import { comparedModels, type ComparedModel } from '../../core/baseModels/table';
import { inTurns } from '../../core/data/parse/bytes/turns';
import { withLoss, defaultRecipe } from '../../core/recipe/recipe';
import { evaluatedNotes, evaluatedSet } from '../../core/run/evaluationTexts';
import type { Progress } from '../../core/run/events';
import { checkRows } from '../../core/run/parts';
import { measureModel } from '../../ml/evaluate/measureModel';
import { describeUnderstanding } from '../../core/report/understanding';
import { readData } from '../../ml/run/readData';
import { message, type Message } from '../../messages/message';
import { dataFile } from '../disk';
import { createNodeDevice, listen, readBase } from '../engine';
import type { CliEvent } from '../events';
import { mappingBy } from '../flags/choiceFlags';
import { askedLabel } from '../roles';
import type { CompareOptions } from './options';

interface Deps {
  /** The project's folder, which has the built-in model. */
  readonly root: string;
  /** Takes what was guessed and what is being done, with its progress. */
  readonly report: (event: Extract<CliEvent, { readonly type: 'notice' | 'progress' }>) => void;
}

export interface Compared {
  readonly metric: { readonly name: string; readonly label: Message };
  /** The best first. */
  readonly models: readonly ComparedModel[];
}

/** @throws ProblemError where the file or a model cannot be read, or the device cannot start */
export async function compare(options: CompareOptions, { root, report: tell }: Deps): Promise<Compared> {
  const say = (text: Message) => tell({ type: 'notice', text });
  const { dataset, report } = await readData(await dataFile(options.data), {
    assign: (guessed, table) => mappingBy(options, guessed, table),
  });
  checkRows(dataset);
  const { name, table } = dataset.parsed;
  say(message('cli.data', { name, rows: report.rows, skipped: report.rejected }));
  const understood = [...describeUnderstanding(table, report.roles, report), ...askedLabel(report)];
  for (const text of [...dataset.parsed.notes, ...understood, ...report.notes]) say(text);
  const { loss } = report.inference;
  const recipe = loss === null ? defaultRecipe : withLoss(defaultRecipe, loss);
  const rows = options.rows === 'evaluation' ? null : { limit: options.rows, allRows: true };
  const evaluated = evaluatedSet({ recipe, rows }, dataset, null);
  const { set } = evaluated;
  for (const text of evaluatedNotes({ recipe, rows }, dataset, evaluated)) say(text);

  const device = createNodeDevice();
  const on = await device.start(options.compute);
  say(message('cli.backend', on));
  const now = () => performance.now() / 1000;
  const measured: MeasuredModel[] = [];
  for (const folder of options.models) {
    const description = await readBase(folder, root);
    say(message('cli.compare.measuring', { name: description.name }));
    for (const text of description.notes) say(text);
    const measuring = measureModel({ description, evaluationSet: set, on, now });
    const progress = (now: Progress) => tell({ type: 'progress', ...now });
    measured.push(await listen(measuring, progress, device.guard));
  }
  const ranking = await inTurns(
    rankModels(
      measured.map(({ evaluation }) => evaluation),
      set,
      recipe.seed,
    ),
  );
  return { metric: ranking.metric, models: comparedModels(measured, ranking, 'tenths') };
}
