/** Models of folders on the same rows of a file, without training. */

import { basename, resolve } from 'node:path';
import type { MeasuredModel } from '../../core/baseModels/measured';
import { rankModels } from '../../core/baseModels/rank';
import { comparedModels, type ComparedModel } from '../../core/baseModels/table';
import { inTurns } from '../../core/data/parse/bytes/turns';
import { withLoss, defaultRecipe } from '../../core/recipe/recipe';
import { evaluatedNotes, evaluatedSet } from '../../core/run/evaluationTexts';
import type { Progress } from '../../core/run/events';
import { onnxTitle } from '../../core/run/onnx/files';
import { checkRows } from '../../core/run/parts';
import type { Precision } from '../../core/run/precisions';
import { secondsLeft } from '../../core/run/remaining';
import { measureModel } from '../../ml/evaluate/measureModel';
import { describeUnderstanding } from '../../core/report/understanding';
import { readData } from '../../ml/run/readData';
import { message, type Message } from '../../messages/message';
import { dataFile } from '../disk';
import { createNodeDevice, listen, readBase } from '../engine';
import type { CliEvent } from '../events';
import { mappingBy } from '../flags/choiceFlags';
import { askedLabel } from '../roles';
import { modelsIn, type NamedModel } from './models';
import { measureOnnxFolder } from './onnx';
import type { CompareOptions } from './options';

interface Deps {
  /** The project's folder, which has the built-in model. */
  readonly root: string;
  /** Takes what was guessed and what is being done, with its progress. */
  readonly report: (event: Extract<CliEvent, { readonly type: 'notice' | 'status' }>) => void;
}

/** A row of the table. */
export interface RankedModel extends ComparedModel {
  /** The ONNX file that was run, which is for evaluation only; null for a model that can be trained. */
  readonly onnx: Precision | null;
}

export interface Compared {
  readonly metric: { readonly name: string; readonly label: Message };
  /** The best first. */
  readonly models: readonly RankedModel[];
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

  const named: NamedModel[] = [];
  for (const folder of options.models) {
    const { models, notes } = await modelsIn(folder, options.onnx);
    named.push(...models);
    for (const text of notes) say(text);
  }

  const device = createNodeDevice();
  const on = await device.start(options.compute);
  say(message('cli.backend', on));
  if (on.backend === 'webgpu' && named.some(({ onnx }) => onnx !== null))
    say(message('cli.compare.onnxOnWasm'));
  const now = () => performance.now() / 1000;
  const setting = { evaluationSet: set, now };
  const measured: MeasuredModel[] = [];
  const begin = async ({ folder, onnx }: NamedModel) => {
    if (folder !== null && onnx !== null) {
      const name = onnxTitle(basename(resolve(folder)), onnx);
      return { name, notes: noNotes, measuring: measureOnnxFolder(folder, onnx, setting) };
    }
    const description = await readBase(folder, root);
    const { name, notes } = description;
    return { name, notes, measuring: measureModel({ ...setting, description, on }) };
  };
  for (const [index, one] of named.entries()) {
    const { name, notes, measuring } = await begin(one);
    const title = { name, number: index + 1, models: named.length };
    say(message('cli.compare.measuring', title));
    for (const text of notes) say(text);
    const model = await listen(measuring, progressOf(title, now, tell), device.guard);
    measured.push(model);
    // What an ONNX model's files say is known once they are read.
    for (const text of model.notes.filter((note) => !notes.includes(note))) say(text);
  }
  const ranking = await inTurns(
    rankModels(
      measured.map(({ evaluation }) => evaluation),
      set,
      recipe.seed,
    ),
  );
  const models = comparedModels(measured, ranking, 'tenths').map((model) => ({
    ...model,
    onnx: named[model.index]?.onnx ?? null,
  }));
  return { metric: ranking.metric, models };
}

const noNotes: readonly Message[] = [];

/** The share of a model's sentences that is done, and the time that the rest takes. */
function progressOf(
  title: { readonly name: string; readonly number: number; readonly models: number },
  now: () => number,
  tell: Deps['report'],
) {
  let start: { readonly code: string; readonly done: number; readonly at: number } | null = null;
  return ({ what, done, total }: Progress) => {
    const mark = { code: what.code, done, at: now() };
    if (start?.code !== mark.code) start = mark;
    const left = secondsLeft(start, mark, total);
    tell({ type: 'status', text: message('cli.compare.progress', { ...title, what, done, total, left }) });
  };
}
