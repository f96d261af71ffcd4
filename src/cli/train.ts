/** `npm run train`: the page's engine without the page, from a recipe and a file of pairs to a model's folder. */
import { openDataset, withRoles, type Dataset } from '../core/data/dataset/dataset';
import { reportExamples } from '../core/report/report';
import type { ExamplesReport } from '../core/report/types';
import { StorageError, toProblem } from '../core/errors';
import type { RunEvent } from '../core/run/events';
import type { StepProfile } from '../core/run/stepProfile';
import { emptyHistory, reduceHistory, type RunHistory } from '../core/run/history';
import { historyCsv, historyJson } from '../core/run/historyFiles';
import { checkRows } from '../core/run/parts';
import { baseFolder } from '../ml/export/modelFolder';
import { adapterFiles, modelFiles, predictionsCsv } from '../ml/export/results';
import type { RunCheckpoints } from '../ml/checkpoint/resume';
import { createRuns, type RunResult } from '../ml/train/runs';
import { createStepProbe } from '../ml/train/stepProbe';
import { checkpointFolder, type CheckpointFolder } from './checkpoints';
import { dataFile, makeOutFolder, writeFileIn } from './disk';
import { listen, readBase, startDevice } from './engine';
import type { CliEvent } from './events';
import type { BaseOptions, RoleOptions, TrainOptions } from './options';
import { recipeOf } from './recipe';
import { assignedRoles } from './roles';

interface Deps {
  /** The project's folder, which has the built-in model. */
  readonly root: string;
  /** Aborted to end the run after the step under way. */
  readonly stop: AbortSignal;
  readonly say: (event: CliEvent) => void;
  /** Takes what each step took; null measures nothing. */
  readonly onStep: ((profile: StepProfile) => void) | null;
}

/** Trains and writes what came of it; where a run fails, what it had reached is written before its error is thrown. */
export async function train(options: TrainOptions, { root, stop, say, onStep }: Deps): Promise<void> {
  let history = emptyHistory;
  const record = (event: RunEvent) => {
    history = reduceHistory(history, event);
  };
  const tell = (event: RunEvent) => {
    record(event);
    say(event);
  };

  tell({ type: 'state', state: 'loading' });
  const { dataset, report } = await openFile(options.data, options.roles, say);
  const second = options.heldOut === null ? null : (await openFile(options.heldOut, {}, say)).dataset;
  checkRows(dataset);
  const description = await readBase(options.base, root);
  say({ type: 'model', name: description.name, notes: description.notes });
  const { layers } = description.config.encoder;
  const { recipe, reason } = await recipeOf(options, { report, layers, hasEvaluationFile: second !== null });
  if (reason) tell({ type: 'notice', text: reason });
  await makeOutFolder(options.out, options.force || options.resume);
  const folder = checkpointFolder(options.out);
  const checkpoints = await openCheckpoints(folder, options, say);
  const device = await startDevice(recipe.compute);
  tell({ type: 'backend', ...device.started });

  const runs = createRuns();
  const save = async () => {
    if (!runs.last || history.steps.step.length === 0) return;
    const files = await writeResults(options.out, runs.last, history, tell);
    say({ type: 'saved', folder: options.out, files });
  };
  tell({ type: 'state', state: 'training' });
  try {
    const probe = onStep && createStepProbe(onStep);
    await listen(runs.train({ recipe, description, dataset, second, checkpoints, probe }, stop), (event) => {
      if (device.failure) throw device.failure;
      tell(event);
    });
  } catch (error) {
    record({ type: 'problem', problem: toProblem(device.failure ?? error) });
    tell({ type: 'state', state: 'failed' });
    if (device.failure) throw device.failure; // the weights are gone with the GPU
    // Before its first step a run that goes on has the base model's weights, not those of its checkpoint.
    if (history.latest) await save();
    throw error;
  }
  tell({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
  const left = stop.aborted ? await folder.latest() : null;
  if (left !== null) {
    const text = `The same command with --resume goes on from step ${left}, for which ${folder.path} is kept.`;
    say({ type: 'notice', text });
  }
  await save();
  if (!stop.aborted) await folder.clear();
}

/** What the run goes on from, and where it is saved; an old run's checkpoints go where a new one begins. */
async function openCheckpoints(
  folder: CheckpointFolder,
  { checkpointEvery: every, resume }: TrainOptions,
  say: Deps['say'],
): Promise<RunCheckpoints | null> {
  const found = resume ? await folder.read() : null;
  if (!found) await folder.clear();
  if (found?.note) say({ type: 'notice', text: `${found.note} The run goes on from the one before.` });
  if (every === 0 && !found) return null;
  return {
    from: found?.checkpoint ?? null,
    every: every === 0 ? Infinity : every,
    async save(checkpoint) {
      const { step } = checkpoint;
      try {
        await folder.save(checkpoint);
        say({ type: 'checkpoint', step, folder: folder.path });
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        const { what, next } = error.problem;
        say({ type: 'notice', text: `There is no checkpoint of step ${step}: ${what} ${next}` });
      }
    },
  };
}

/** Writes the base model in the form that sentence-transformers reads. */
export async function writeBase({ base, out, force }: BaseOptions, { root, say }: Deps): Promise<void> {
  const description = await readBase(base, root);
  say({ type: 'model', name: description.name, notes: description.notes });
  await makeOutFolder(out, force);
  const files = await baseFolder(description);
  for (const { path, stream } of files) await writeFileIn(out, path, stream());
  say({ type: 'saved', folder: out, files: files.map(({ path }) => path) });
}

interface OpenFile {
  readonly dataset: Dataset;
  readonly report: ExamplesReport;
}

async function openFile(
  path: string,
  options: RoleOptions,
  say: (event: CliEvent) => void,
): Promise<OpenFile> {
  const { parsed, roles: guessed } = (await openDataset(await dataFile(path))).dataset;
  const roles = assignedRoles(guessed, parsed.table, options);
  const dataset = withRoles(parsed, roles);
  const report = reportExamples(dataset.examples, roles);
  const { rows, rejected, labelNote, notes, inference } = report;
  say({
    type: 'data',
    name: parsed.name,
    rows,
    rejected,
    notes: [...parsed.notes, ...(labelNote ? [labelNote] : []), ...notes, `Inferred: ${inference.reason}`],
  });
  return { dataset, report };
}

/** @returns the files' paths in the folder */
async function writeResults(
  folder: string,
  result: RunResult,
  history: RunHistory,
  tell: (event: RunEvent) => void,
): Promise<string[]> {
  const paths: string[] = [];
  const write = async (path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    await writeFileIn(folder, path, chunks);
    paths.push(path);
  };
  for (const { path, stream } of await modelFiles(result)) await write(path, stream());
  for (const { path, stream } of adapterFiles(result) ?? []) await write(`adapter/${path}`, stream());
  const utf8 = new TextEncoder();
  await write('history.csv', [utf8.encode(historyCsv(history))]);
  await write('history.json', [utf8.encode(historyJson(history))]);
  await write(
    'predictions.csv',
    predictionsCsv(result, (encoding) => listen(encoding, tell)),
  );
  return paths;
}
