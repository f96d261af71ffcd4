/** Runs: set up from recipe, data and model, trained or only evaluated; the result of the last one is kept. */

import { makeBatches } from '../../core/batches/batches';
import type { Dataset } from '../../core/data/dataset/dataset';
import type { EvaluatedRows } from '../../core/data/evaluation/evaluatedRows';
import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Example } from '../../core/data/types';
import { message, type Message } from '../../messages/message';
import { losses } from '../../core/losses/catalogue';
import { limitsSteps, teacherOf } from '../../core/recipe/conditions';
import { planRun, type RunPlan } from '../../core/recipe/plan';
import type { Recipe } from '../../core/recipe/types';
import type { Evaluation, RunEvent } from '../../core/run/events';
import { emptyHistory, reduceHistory, type RunHistory } from '../../core/run/history';
import { checkLoss, splitDataset, type Parts } from '../../core/run/parts';
import type { Verdict } from '../../core/statistics/verdict';
import { SentenceEncoder } from '../encoder/encoder';
import { evaluate } from '../evaluate/evaluate';
import { evaluateAlone, evaluateBase, identifyBase, type KnownBase } from '../evaluate/baseEvaluation';
import { createVectorCache } from '../evaluate/vectorCache';
import { checkMemory, estimateRunMemory } from '../memory/runMemory';
import { checkLora, loraNotes } from '../encoder/lora';
import { partRateNotes } from '../optim/partRates';
import { checkMatryoshkaDims, matryoshkaNotes } from './matryoshkaDims';
import { checkLargestTensor } from '../memory/estimate';
import { cutLength, isSingle, settingsNotes, withSettings } from '../model/settings';
import { dimensionsOf, type ModelDescription } from '../model/types';
import { fingerprinted } from '../checkpoint/fingerprint';
import { checkBag } from './checks/bag';
import { checkTeacher, checkTeacherMemory, loadTeacher, taughtByFile } from './teacher';
import { textAloneNotes } from './checks/textAlone';
import { createKeeper, type Keeper, type RunCheckpoints } from '../checkpoint/resume';
import { createTokenStore, type TokenStore } from '../encoder/tokenStore';
import type { Hold } from './queue';
import type { StepProbe } from './stepProbe';
import { classNotes, directionNotices, evaluationRows } from './rowNotes';
import { train } from './train';
import { verdictEvents } from './verdict';

/** The inputs of a run. The backend is started already. */
export interface RunSetup {
  readonly recipe: Recipe;
  readonly description: ModelDescription;
  readonly dataset: Dataset;
  /** An evaluation file; null if a split of the first file is used. */
  readonly second: Dataset | null;
  /** Reads the model that is the loss's teacher, by the recipe; absent where nothing is trained. */
  readonly loadTeacher?: () => Promise<ModelDescription>;
  /** Absent if the run is not saved. */
  readonly checkpoints?: RunCheckpoints | null;
  /** Lets the base model's evaluation of an earlier run be reused; absent: it is measured. */
  readonly knownBase?: KnownBase;
  /** Measures the steps; absent or null where nobody looks. */
  readonly probe?: StepProbe | null;
  /** How the consumer holds the run; absent where it never does. */
  readonly hold?: Hold;
}

/** The result of the last run: a fine-tuned encoder or, after an evaluation alone, the base model. */
export interface RunResult {
  readonly description: ModelDescription;
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
  readonly recipe: Recipe;
  /** As it was when the run began, whichever file is open now. */
  readonly dataset: Dataset;
  readonly train: readonly Example[];
  /** Of the dataset, or of an evaluation file. */
  readonly heldOut: readonly Example[];
  /** Null if nothing was trained. */
  readonly plan: RunPlan | null;
  /** Whether the encoder is a fine-tuned one; it may have been trained by an earlier run. */
  readonly trained: boolean;
  readonly before: Evaluation | null;
  readonly after: Evaluation | null;
  /** What is to be said of a teacher whose vectors were reduced; null where none were. */
  readonly reducedTeacher: Message | null;
  /** Null where the run ended before it. */
  readonly verdict: Verdict | null;
}

/** A model that an earlier run has trained. */
export interface TrainedModel extends Pick<RunResult, 'description' | 'encoder' | 'tokens'> {
  /** The steps that its weights were trained. */
  readonly step: number;
}

export interface Runs {
  /** Null before the first run, and after one that failed before it had an encoder. */
  readonly last: RunResult | null;
  /** Ends after the present step once `stop` is aborted, and at once if its consumer stops. */
  train(setup: RunSetup, stop: AbortSignal): AsyncGenerator<RunEvent>;
  /** Frees the encoder of a result that is the last one. */
  forget(result: RunResult): void;
  /** Evaluates the base model on rows of the data, without training; ends at once when stopped. */
  evaluate(setup: RunSetup, asked: EvaluatedRows, stop: AbortSignal): AsyncGenerator<RunEvent>;
  /** The same with a model that was trained from it, whose encoder is then that of the last run. */
  evaluateTrained(
    setup: RunSetup,
    model: TrainedModel,
    asked: EvaluatedRows,
    stop: AbortSignal,
  ): AsyncGenerator<RunEvent>;
}

const now = () => performance.now() / 1000;

export function createRuns(): Runs {
  let last: RunResult | null = null;
  let history = emptyHistory;
  /** The vectors of teachers. */
  const known = createVectorCache();

  /** The encoder of the previous run is disposed of first: there may not be enough memory for two. */
  async function begin(
    { recipe, description, dataset, knownBase }: RunSetup,
    { evaluationSet, ...parts }: Pick<RunResult, 'train' | 'heldOut' | 'plan'> & Pick<Parts, 'evaluationSet'>,
    keeper: Keeper | null = null,
  ) {
    last?.encoder.dispose();
    last = null;
    const maxLength = cutLength(recipe, description.config);
    const tokens = createTokenStore(description, maxLength);
    const model = keeper ?? (knownBase ? fingerprinted(description) : null);
    const encoder = await SentenceEncoder.create(description.config, model?.weights ?? description.weights());
    const ended = { before: null, after: null, reducedTeacher: null, verdict: null };
    const trained = parts.plan !== null;
    last = { ...parts, trained, recipe, description, dataset, tokens, encoder, ...ended };
    const base =
      model && knownBase ? await identifyBase(knownBase, { model, evaluationSet, maxLength }) : null;
    return { encoder, tokens, base };
  }

  /** Keeps the history, and with the result the evaluations of the base model and of the final weights. */
  async function* kept(
    { dataset, second }: RunSetup,
    events: AsyncGenerator<RunEvent>,
  ): AsyncGenerator<RunEvent> {
    history = emptyHistory;
    for await (const event of events) {
      history = reduceHistory(history, event);
      if (last && history.evaluations.length > 0) last = { ...last, ...evaluatedIn(history) };
      yield event;
      if (event.type === 'evaluation') yield* directionNotices(event.evaluation, second ?? dataset);
    }
  }

  const ended = (set: EvaluationSet, recipe: Recipe, stop: AbortSignal) => {
    const { evaluations, restored } = history;
    return verdictEvents({ set, recipe, evaluations, restored }, stop);
  };

  async function* training(given: RunSetup, stop: AbortSignal): AsyncGenerator<RunEvent> {
    const setup = asTheRecipeReads(given);
    const { recipe, description, dataset, second, checkpoints, probe = null, hold = null } = setup;
    checkLargestTensor(description.config, recipe);
    checkLoss(recipe, dataset);
    checkMatryoshkaDims(recipe, description.config);
    checkBag(recipe, description.config.encoder);
    checkLora(recipe, description.config.encoder);
    const teacher = await loadTeacher(setup);
    checkTeacher(recipe, description.config, teacher);
    const { estimate, budget, tooLarge } = estimateRunMemory(recipe, description, dataset);
    checkMemory(estimate);
    const { train: rows, heldOut, triplets, evaluationSet, lines } = splitDataset(dataset, second, recipe);
    checkTeacherMemory(recipe, dimensionsOf((teacher ?? description).config), rows);
    const taught = taughtByFile(recipe, dataset, { description, train: rows });
    const keeper = checkpoints
      ? createKeeper(checkpoints, { recipe, description, train: rows, taught: taught?.rows, evaluationSet })
      : null;
    const sampler = losses[recipe.loss].batchSampler;
    const counting = sampler !== 'batchSampler';
    const { batchSize, seed, epochs, batching } = recipe;
    const batches = (epoch: number) => makeBatches(rows, { batchSize, seed, epoch, sampler, batching });
    const counts: number[] = [];
    const counted = limitsSteps(recipe) ? 1 : epochs;
    while (counting && counts.length < counted) {
      const what = message('training.progress.planning');
      yield { type: 'progress', what, done: counts.length, total: counted };
      if (stop.aborted) return;
      const ofEpoch = batches(counts.length);
      if (sampler === 'groupByLabel' && counts.length === 0) yield* classNotes(rows, ofEpoch);
      counts.push(ofEpoch.length);
    }
    const plan = planRun(recipe, rows.length, counting ? counts : undefined);
    yield {
      type: 'plan',
      steps: plan.steps,
      stepsPerEpoch: plan.stepsPerEpoch,
      trainRows: rows.length,
      heldOutRows: heldOut.length,
      evaluateEvery: plan.evaluateEvery,
      warmupSteps: plan.warmupSteps,
      notes: evaluationSet.notes,
      pairLines: lines,
    };
    const { config } = description;
    const notes = [
      ...(triplets ? [triplets] : []),
      ...settingsNotes(given.description, description),
      ...plan.notes,
      ...textAloneNotes(recipe, dataset, config),
      ...matryoshkaNotes(recipe, config),
      ...loraNotes(recipe, config),
      ...partRateNotes(recipe, config),
      ...(taught ? [message('training.taught.from', { columns: taught.columns })] : []),
      ...(tooLarge === null ? [] : [message('training.batches.encodedInParts', { bytes: tooLarge })]),
    ];
    for (const text of notes) yield { type: 'notice', text };
    const { labels } = dataset.examples;
    const classes = labels.kind === 'class' ? labels.classes.length : 2;
    const { encoder, tokens, base } = await begin(
      setup,
      { train: rows, heldOut, plan, evaluationSet },
      keeper,
    );
    if (keeper) yield* keeper.open();
    yield* train({
      evaluation: { encoder, tokens, evaluationSet, now },
      train: rows,
      batches,
      recipe,
      plan,
      classes,
      stop,
      activationBudget: budget,
      checkpoints: keeper?.training(() => history) ?? null,
      probe,
      hold,
      base,
      known,
      taughtBy: keeper ? (fingerprint) => keeper.taughtBy(fingerprint) : undefined,
      taught: taught && taught.rows,
      // A guide sees what the model sees.
      teacher:
        teacher && teacherOf(recipe) === 'guide' ? { ...teacher, prompts: description.prompts } : teacher,
    });
    yield* ended(evaluationSet, recipe, stop);
  }

  async function* evaluating(
    given: RunSetup,
    asked: EvaluatedRows,
    stop: AbortSignal,
  ): AsyncGenerator<RunEvent> {
    const setup = asTheRecipeReads(given);
    checkLargestTensor(setup.description.config, null);
    const { heldOut, evaluationSet } = yield* evaluationRows(given, setup, asked);
    const parts = { train: [], heldOut, plan: null, evaluationSet };
    const { encoder, tokens, base } = await begin(setup, parts);
    yield* evaluateBase({ encoder, tokens, evaluationSet, now }, base);
    yield* ended(evaluationSet, setup.recipe, stop);
  }

  async function* evaluatingTrained(
    given: RunSetup,
    model: TrainedModel,
    asked: EvaluatedRows,
    stop: AbortSignal,
  ): AsyncGenerator<RunEvent> {
    const setup = asTheRecipeReads(given);
    const { recipe, description, dataset, knownBase } = setup;
    const { heldOut, evaluationSet } = yield* evaluationRows(given, setup, asked);
    if (last && last.encoder !== model.encoder) last.encoder.dispose();
    const { encoder, tokens } = model;
    const parts = { train: [], heldOut, plan: null, trained: true };
    const ending = { before: null, after: null, reducedTeacher: null, verdict: null };
    last = { ...parts, recipe, description: model.description, dataset, tokens, encoder, ...ending };
    yield* evaluateAlone(description, { recipe, evaluationSet, knownBase, now });
    if (stop.aborted) return;
    yield* evaluate({ encoder, tokens, evaluationSet, now }, model.step);
    yield* ended(evaluationSet, recipe, stop);
  }

  return {
    get last() {
      return last;
    },
    forget(result) {
      if (last !== result) return;
      last.encoder.dispose();
      last = null;
    },
    train: (setup, stop) => kept(setup, training(setup, stop)),
    evaluate: (setup, asked, stop) => kept(setup, until(stop, evaluating(setup, asked, stop))),
    evaluateTrained: (setup, model, asked, stop) =>
      kept(setup, until(stop, evaluatingTrained(setup, model, asked, stop))),
  };
}

/** With the recipe's pooling and prompts. */
const asTheRecipeReads = (setup: RunSetup): RunSetup => {
  const { recipe, description, dataset } = setup;
  return { ...setup, description: withSettings(description, recipe, isSingle(dataset)) };
};
/** The first evaluation, that of the final weights, the verdict, and how the teacher's vectors were reduced. */
function evaluatedIn({
  evaluations,
  restored,
  verdict,
  notices,
}: RunHistory): Pick<RunResult, 'before' | 'after' | 'reducedTeacher' | 'verdict'> {
  const last = evaluations.at(-1) ?? null;
  const kept = restored === null ? last : evaluations.find(({ step }) => step === restored);
  const reducedTeacher = notices.find(({ code }) => code === 'training.teacher.reduced') ?? null;
  return { before: evaluations[0] ?? null, after: kept ?? last, reducedTeacher, verdict };
}

/** Ends at once when stopped; a training run ends by itself, after one more evaluation. */
async function* until(stop: AbortSignal, events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
  for await (const event of events) {
    if (stop.aborted) return;
    yield event;
  }
}
