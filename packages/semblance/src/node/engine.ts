/** The engine in Node: fine-tunes, evaluates and encodes without a page and without a worker, on WebAssembly or a GPU. */

import { fileURLToPath } from 'node:url';
import { startDevice, createNodeDevice, listen, readBase } from '../../../../src/cli/engine';
import type { CliEvent } from '../../../../src/cli/events';
import { mappingBy } from '../../../../src/cli/flags/choiceFlags';
import { dataFile } from '../../../../src/cli/disk';
import { train as trainToFolder } from '../../../../src/cli/train';
import { recipeOf } from '../../../../src/cli/recipe';
import type { NamedRoles } from '../../../../src/core/data/dataset/namedRoles';
import type { DataChoices } from '../../../../src/core/data/types';
import type { Side } from '../../../../src/core/model/types';
import type { Compute, Recipe } from '../../../../src/core/recipe/types';
import type { RunEvent } from '../../../../src/core/run/events';
import { emptyHistory, reduceHistory, type RunHistory } from '../../../../src/core/run/history';
import type { Precision } from '../../../../src/core/run/precisions';
import { SentenceEncoder } from '../../../../src/ml/encoder/encoder';
import { encodeTexts } from '../../../../src/ml/encoder/encodeTexts';
import { createTokenStore } from '../../../../src/ml/encoder/tokenStore';
import { encoded } from '../../../../src/ml/export/results';
import { dimensionsOf } from '../../../../src/ml/model/types';
import { prepareRun } from '../../../../src/ml/run/prepareRun';
import { readData } from '../../../../src/ml/run/readData';
import { createRuns } from '../../../../src/ml/train/runs';
import { inEnglish } from '../errors';

export { english } from '../errors';
export { ProblemError } from '../../../../src/core/errors';
export type { CliEvent as EngineEvent } from '../../../../src/cli/events';
export type { RunHistory } from '../../../../src/core/run/history';

interface DataOptions {
  /** The path of a file: CSV, TSV, JSON, JSON Lines, Excel, Parquet, or a .zip with one of them. */
  readonly data: string;
  /** The column of each role, by name or by number from 1; "none" for no column. Those that are absent are guessed. */
  readonly columns?: NamedRoles;
  /** How labels and marks are understood; what is absent is guessed. */
  readonly choices?: DataChoices;
  /** The folder of the base model; absent: the built-in one. */
  readonly base?: string;
  /** The path of a recipe.json; absent: what suits the data. */
  readonly recipe?: string;
  /** Fields of a recipe that take the place of the recipe's or of the suggested ones. */
  readonly settings?: Readonly<Partial<Omit<Recipe, 'version' | 'baseModel'>>>;
  /** Takes what is read and written, and every event of the run, in order. */
  readonly onEvent?: (event: CliEvent) => void;
  /** Aborting it ends the run after its current step; the model so far is written. */
  readonly signal?: AbortSignal;
}

export interface TrainOptions extends DataOptions {
  /** The path of the folder that the model and the run's files are written to. */
  readonly out: string;
  /** Whether the folder may have files already. */
  readonly force?: boolean;
  /** The path of a second file, to evaluate on. */
  readonly heldOut?: string;
  /** ONNX files to write beside the model. */
  readonly onnx?: readonly Precision[];
  /** Steps between two checkpoints; 0: none. Absent: one at each evaluation. */
  readonly checkpointEvery?: number;
  /** Whether the interrupted run of the folder is resumed. */
  readonly resume?: boolean;
}

export interface EvaluateOptions extends DataOptions {
  /** The first rows only. Absent: all. */
  readonly limit?: number;
}

/** The package's folder, which has the built-in model. */
const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Fine-tunes a model and writes it in the form that Python's `SentenceTransformer(path)` loads, with recipe, history,
 * predictions and model card.
 * @returns the run's events, reduced: state, steps, evaluations, verdict, notices
 * @throws ProblemError (DataError, ModelError, RecipeError, DeviceError, StorageError) with its English sentences
 */
export async function train(options: TrainOptions): Promise<RunHistory> {
  const recorder = recording(options.onEvent);
  const asked = {
    out: options.out,
    force: options.force ?? false,
    base: options.base ?? null,
    onnx: options.onnx ?? [],
    json: false,
    debug: false,
    baseOnly: false,
    recipe: options.recipe ?? null,
    data: options.data,
    heldOut: options.heldOut ?? null,
    roles: options.columns ?? {},
    choices: options.choices ?? {},
    joinColumns: null,
    settings: options.settings ?? {},
    checkpointEvery: options.checkpointEvery ?? null,
    resume: options.resume ?? false,
  } as const;
  const stop = options.signal ?? new AbortController().signal;
  await inEnglish(trainToFolder(asked, { root, stop, say: recorder.take, onStep: null }));
  return recorder.history();
}

/**
 * Evaluates a model on the rows of a file without training.
 * @returns the run's events, reduced; its one evaluation has metrics, cosines and labels
 * @throws as `train`
 */
export async function evaluate(options: EvaluateOptions): Promise<RunHistory> {
  const {
    data,
    columns = {},
    choices = {},
    base = null,
    recipe = null,
    settings = {},
    limit = null,
  } = options;
  const recorder = recording(options.onEvent);
  const device = createNodeDevice();
  const runs = createRuns();
  const work = async () => {
    const mapping = { roles: columns, choices, joinColumns: null };
    const { dataset, report } = await readData(await dataFile(data), {
      assign: (guessed, table) => mappingBy(mapping, guessed, table),
    });
    const setup = await prepareRun(
      {
        dataset,
        second: null,
        loadModel: () => readBase(base, root),
        async recipeFor({ config }) {
          const facts = { report, layers: config.encoder.layers, hasEvaluationFile: false };
          return (await recipeOf({ recipe, settings, base }, facts)).recipe;
        },
        startDevice: device.start,
      },
      recorder.take,
    );
    const stop = options.signal ?? new AbortController().signal;
    await listen(runs.evaluate(setup, { limit, allRows: false }, stop), recorder.take, device.guard);
    recorder.take({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
  };
  try {
    await inEnglish(work());
    return recorder.history();
  } finally {
    if (runs.last) runs.forget(runs.last);
  }
}

/** A model that encodes. Its weights stay in memory until it is disposed of. */
export interface Model {
  readonly name: string;
  /** Numbers of a vector. */
  readonly dimensions: number;
  /**
   * Sentence vectors, one for each text: [texts][dimensions], float32.
   * @param side the prompt of which sentences, where the model has different ones; "sentence1" (queries) where absent
   */
  encode(texts: readonly string[], side?: Side): Promise<readonly Float32Array[]>;
  dispose(): void;
}

/**
 * Reads a model's folder.
 * @param folder absent: the built-in model
 * @throws ProblemError of kind ModelError for a model that is not supported, DeviceError where `compute` cannot start
 */
export async function openModel(folder?: string, compute: Compute = 'auto'): Promise<Model> {
  return inEnglish(
    (async () => {
      const description = await readBase(folder ?? null, root);
      await startDevice(compute);
      const { config, name } = description;
      const encoder = await SentenceEncoder.create(config, description.weights());
      const tokens = createTokenStore(description, config.maxSeqLength);
      return {
        name,
        dimensions: dimensionsOf(config),
        async encode(texts: readonly string[], side: Side = 'sentence1') {
          const sentences = texts.map((text) => ({ text, side }));
          const progress = (share: number) => encoded(Math.round(share * texts.length), texts.length);
          const vectors = await inEnglish(
            listen(encodeTexts(encoder, tokens, sentences, progress), () => {}),
          );
          return texts.map((text) => vectors.get(text, side) ?? new Float32Array(0));
        },
        dispose: () => encoder.dispose(),
      };
    })(),
  );
}

function recording(onEvent: ((event: CliEvent) => void) | undefined) {
  let history = emptyHistory;
  return {
    history: () => history,
    take(event: CliEvent) {
      if (isRunEvent(event)) history = reduceHistory(history, event);
      onEvent?.(event);
    },
  };
}

const filesAlone: readonly CliEvent['type'][] = ['data', 'model', 'checkpoint', 'saved'];
const isRunEvent = (event: CliEvent): event is RunEvent => !filesAlone.includes(event.type);
