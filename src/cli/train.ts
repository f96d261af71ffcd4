/** `npm run train`: the page's engine without the page, from a recipe and a file of pairs to a model's folder. */

import { renderEnglish } from '../messages/english';
import { message } from '../messages/message';
import { describeInference } from '../core/losses/infer';
import { describeUnderstanding } from '../core/report/understanding';
import { StorageError, toProblem } from '../core/errors';
import type { Recipe } from '../core/recipe/types';
import type { RunEvent } from '../core/run/events';
import type { StepProfile } from '../core/run/stepProfile';
import { emptyHistory, reduceHistory, type RunHistory } from '../core/run/history';
import { historyCsv, historyJson } from '../core/run/historyFiles';
import { dueEvery } from '../ml/checkpoint/checkpoint';
import type { RunCheckpoints } from '../ml/checkpoint/resume';
import { baseFolder } from '../ml/export/modelFolder';
import { baseOnnxFolder, checkOnnx } from '../ml/export/onnxFolder';
import { adapterFiles, modelFiles, onnxFiles, predictionsCsv } from '../ml/export/results';
import type { ModelDescription } from '../ml/model/types';
import type { Device } from '../ml/run/device';
import { prepareRun } from '../ml/run/prepareRun';
import { readData, type ReadData, type ReadOptions } from '../ml/run/readData';
import { createRuns, type RunResult, type RunSetup } from '../ml/train/runs';
import { createStepProbe } from '../ml/train/stepProbe';
import { mappingOfSecond } from '../core/data/dataset/choices';
import { checkpointFolder, type CheckpointFolder } from './checkpoints';
import { mappingBy } from './flags/choiceFlags';
import { dataFile, makeOutFolder, writeFileIn } from './disk';
import { createNodeDevice, listen, readBase, readTeacher } from './engine';
import type { CliEvent } from './events';
import type { BaseOptions, TrainOptions } from './options';
import { recipeOf } from './recipe';
import { findBeforeRun, sayFindings } from './data/findings';
import { askedLabel } from './roles';

interface Deps {
  /** The project's folder, which has the built-in model. */
  readonly root: string;
  /** Aborted to end the run after the step under way. */
  readonly stop: AbortSignal;
  readonly say: (event: CliEvent) => void;
  /** Takes what each step took; null measures nothing. */
  readonly onStep: ((profile: StepProfile) => void) | null;
}

/** Trains and writes the results; where a run fails, the model so far is written before its error is thrown. */
export async function train(options: TrainOptions, { root, stop, say, onStep }: Deps): Promise<void> {
  let history = emptyHistory;
  const record = (event: RunEvent) => {
    history = reduceHistory(history, event);
  };
  const emit = (event: RunEvent) => {
    record(event);
    say(event);
  };

  emit({ type: 'state', state: 'loading' });
  const folder = checkpointFolder(options.out);
  const device = createNodeDevice();
  const setup = await prepare(options, { root, say, emit, folder, device });

  const runs = createRuns();
  const save = async () => {
    if (!runs.last || history.steps.step.length === 0) return;
    const files = await writeResults(options, runs.last, history, emit);
    say({ type: 'saved', folder: options.out, files });
  };
  emit({ type: 'state', state: 'training' });
  try {
    const probe = onStep && createStepProbe(onStep);
    await listen(runs.train({ ...setup, probe }, stop), emit, device.guard);
  } catch (error) {
    record({ type: 'problem', problem: toProblem(device.failure ?? error) });
    emit({ type: 'state', state: 'failed' });
    if (device.failure) throw device.failure; // the weights are gone with the GPU
    // Before its first step a resumed run has the base model's weights, not those of its checkpoint.
    if (history.latest) await save();
    throw error;
  }
  emit({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
  const left = stop.aborted ? await folder.latest() : null;
  if (left !== null) {
    say({
      type: 'notice',
      text: message('cli.checkpoint.resumable', { step: left, folder: folder.path }),
    });
  }
  await save();
  if (!stop.aborted) await folder.clear();
  if (runs.last) runs.forget(runs.last);
}

interface Preparing extends Pick<Deps, 'root' | 'say'> {
  /** Says an event that belongs to the run's history too. */
  readonly emit: (event: RunEvent) => void;
  readonly folder: CheckpointFolder;
  readonly device: Device;
}

/** What the run needs, from the files that the options name. */
async function prepare(
  options: TrainOptions,
  { root, say, emit, folder, device }: Preparing,
): Promise<RunSetup> {
  const { dataset, report } = await openFile(options.data, say, (guessed, table) =>
    mappingBy(options, guessed, table),
  );
  const first = { ...dataset, columns: dataset.parsed.table.columns };
  const second =
    options.heldOut === null
      ? null
      : (
          await openFile(options.heldOut, say, (guessed, { columns }) =>
            mappingOfSecond({ ...guessed, columns }, first),
          )
        ).dataset;
  sayFindings(report.findings, say);
  const sources = {
    dataset,
    second,
    async loadModel() {
      const description = await readBase(options.base, root);
      say({ type: 'model', name: description.name, notes: description.notes });
      if (options.onnx.length > 0) checkOnnx(description.config);
      return description;
    },
    loadTeacher: (recipe: Recipe) => readTeacher(recipe, root),
    async recipeFor(description: ModelDescription) {
      const { config } = description;
      const facts = { report, layers: config.encoder.layers, hasEvaluationFile: second !== null };
      const { recipe, reason } = await recipeOf(options, facts);
      if (reason) emit({ type: 'notice', text: reason });
      sayFindings(await findBeforeRun({ dataset, second, description, recipe }), say);
      return recipe;
    },
    async openCheckpoints() {
      await makeOutFolder(options.out, options.force || options.resume);
      return openCheckpoints(folder, options, say);
    },
    startDevice: device.start,
  };
  return prepareRun(sources, emit);
}

/** What the run resumes from, and where it is saved; a new run deletes the checkpoints of an old one. */
async function openCheckpoints(
  folder: CheckpointFolder,
  { checkpointEvery: every, resume }: TrainOptions,
  say: Deps['say'],
): Promise<RunCheckpoints | null> {
  const found = resume ? await folder.read() : null;
  if (!found) await folder.clear();
  if (found?.note) say({ type: 'notice', text: message('cli.checkpoint.before', { fault: found.note }) });
  if (every === 0 && !found) return null;
  return {
    from: found?.checkpoint ?? null,
    due: dueEvery(every === 0 ? Infinity : every),
    async save(checkpoint) {
      const { step } = checkpoint;
      try {
        await folder.save(checkpoint);
        say({ type: 'checkpoint', step, folder: folder.path });
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        const { what, next } = error.problem;
        say({ type: 'notice', text: message('cli.checkpoint.unsaved', { step, what, next }) });
      }
    },
  };
}

/** Writes the base model in the form that sentence-transformers reads. */
export async function writeBase({ base, out, force, onnx }: BaseOptions, { root, say }: Deps): Promise<void> {
  const description = await readBase(base, root);
  say({ type: 'model', name: description.name, notes: description.notes });
  await makeOutFolder(out, force);
  const files = [...(await baseFolder(description)), ...(await baseOnnxFolder(description, onnx))];
  for (const { path, stream } of files) await writeFileIn(out, path, stream());
  say({ type: 'saved', folder: out, files: [...new Set(files.map(({ path }) => path))] });
}

/** Reads a file of data, and says what was guessed, repaired or inferred. */
async function openFile(
  path: string,
  say: Deps['say'],
  assign: NonNullable<ReadOptions['assign']>,
): Promise<ReadData> {
  const read = await readData(await dataFile(path), { assign });
  const { parsed } = read.dataset;
  const { rows, rejected, notes, inference } = read.report;
  say({
    type: 'data',
    name: parsed.name,
    rows,
    rejected,
    notes: [
      ...parsed.notes,
      ...describeUnderstanding(parsed.table, read.report.roles, read.report),
      ...askedLabel(read.report),
      ...notes,
      describeInference(inference),
    ],
  });
  return read;
}

/** @returns the files' paths in the folder */
async function writeResults(
  { out: folder, onnx }: TrainOptions,
  result: RunResult,
  history: RunHistory,
  emit: (event: RunEvent) => void,
): Promise<string[]> {
  const paths: string[] = [];
  const write = async (path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    await writeFileIn(folder, path, chunks);
    paths.push(path);
  };
  for (const { path, stream } of await modelFiles(result)) await write(path, stream());
  if (onnx.length > 0) {
    for (const { path, stream } of await onnxFiles(result, onnx)) await write(path, stream());
  }
  for (const { path, stream } of adapterFiles(result) ?? []) await write(`adapter/${path}`, stream());
  const utf8 = new TextEncoder();
  await write('history.csv', [utf8.encode(historyCsv(history))]);
  await write('history.json', [utf8.encode(historyJson(history, renderEnglish))]);
  await write(
    'predictions.csv',
    predictionsCsv(result, (encoding) => listen(encoding, emit)),
  );
  return [...new Set(paths)];
}
