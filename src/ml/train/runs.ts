/** Runs: put together from recipe, data and model, trained or only judged; what came of the last one is kept. */

import { makeBatches } from '../../core/batches/batches';
import type { Dataset } from '../../core/data/dataset/dataset';
import { pairHeldOut, type EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Example } from '../../core/data/types';
import { DataError } from '../../core/errors';
import { losses } from '../../core/losses/catalogue';
import { planRun, type RunPlan } from '../../core/recipe/plan';
import type { Recipe } from '../../core/recipe/types';
import type { Evaluation, RunEvent } from '../../core/run/events';
import { emptyHistory, reduceHistory, type RunHistory } from '../../core/run/history';
import { checkLoss, splitDataset } from '../../core/run/parts';
import { SentenceEncoder } from '../encoder/encoder';
import { evaluate } from '../evaluate/evaluate';
import { checkMemory, estimateRunMemory } from '../memory/runMemory';
import { checkLora, loraNotes } from '../encoder/lora';
import { checkMatryoshkaDims, matryoshkaNotes } from './matryoshkaDims';
import { checkLargestTensor, megabytes } from '../memory/estimate';
import type { ModelDescription, WeightArray } from '../model/types';
import { createKeeper, type RunCheckpoints } from '../checkpoint/resume';
import { createTokenStore, type TokenStore } from '../encoder/tokenStore';
import type { StepProbe } from './stepProbe';
import { train } from './train';

/** What a run starts from. The backend runs already. */
export interface RunSetup {
  readonly recipe: Recipe;
  readonly description: ModelDescription;
  readonly dataset: Dataset;
  /** A second file to judge by; null where a share of the first is held out. */
  readonly second: Dataset | null;
  /** Absent where the run is not saved on its way. */
  readonly checkpoints?: RunCheckpoints | null;
  /** Measures the steps; absent or null where nobody looks. */
  readonly probe?: StepProbe | null;
}

/** What the last run left: an encoder that is tuned or, after judging alone, the base model. */
export interface RunResult {
  readonly description: ModelDescription;
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
  readonly recipe: Recipe;
  /** As it was when the run began, whatever file is open now. */
  readonly dataset: Dataset;
  readonly train: readonly Example[];
  /** Of the dataset, or of a second file. */
  readonly heldOut: readonly Example[];
  /** Null where nothing was trained. */
  readonly plan: RunPlan | null;
  readonly before: Evaluation | null;
  readonly after: Evaluation | null;
}

export interface Runs {
  /** Null before the first run, and where one failed before it had an encoder. */
  readonly last: RunResult | null;
  /** Ends after the step under way once `stop` is aborted; whoever stops listening ends it at once. */
  train(setup: RunSetup, stop: AbortSignal): AsyncGenerator<RunEvent>;
  /** Judges the base model on the first `limit` rows (null: all); ends at once when stopped. */
  evaluate(setup: RunSetup, limit: number | null, stop: AbortSignal): AsyncGenerator<RunEvent>;
}

const now = () => performance.now() / 1000;

export function createRuns(): Runs {
  let last: RunResult | null = null;
  let history = emptyHistory;

  /** The encoder of the run before is let go first: there may be no room for two. */
  async function begin(
    { recipe, description, dataset }: RunSetup,
    parts: Pick<RunResult, 'train' | 'heldOut' | 'plan'>,
    weights: AsyncIterable<WeightArray> = description.weights(),
  ): Promise<Pick<RunResult, 'encoder' | 'tokens'>> {
    last?.encoder.dispose();
    last = null;
    const length = Math.min(recipe.maxSeqLength, description.config.encoder.maxPositions);
    const tokens = createTokenStore(description.tokenizer, length);
    const encoder = await SentenceEncoder.create(description.config, weights);
    last = { ...parts, recipe, description, dataset, tokens, encoder, before: null, after: null };
    return last;
  }

  /** Keeps what was said, and with the result what its first weights and those that are left were judged to be. */
  async function* kept(events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
    history = emptyHistory;
    for await (const event of events) {
      history = reduceHistory(history, event);
      if (last && history.evaluations.length > 0) last = { ...last, ...evaluatedIn(history) };
      yield event;
    }
  }

  async function* training(setup: RunSetup, stop: AbortSignal): AsyncGenerator<RunEvent> {
    const { recipe, description, dataset, second, checkpoints, probe = null } = setup;
    checkLargestTensor(description.config);
    checkLoss(recipe, dataset);
    checkMatryoshkaDims(recipe, description.config);
    checkLora(recipe, description.config.encoder);
    const { estimate, budget, tooLarge } = estimateRunMemory(recipe, description, dataset);
    checkMemory(estimate);
    const { train: rows, heldOut, evaluationSet } = splitDataset(dataset, second, recipe);
    const keeper = checkpoints
      ? createKeeper(checkpoints, { recipe, description, train: rows, evaluationSet })
      : null;
    const sampler = losses[recipe.loss].batchSampler;
    const counting = sampler !== 'batchSampler';
    const { batchSize, seed, epochs, batching } = recipe;
    const batches = (epoch: number) => makeBatches(rows, { batchSize, seed, epoch, sampler, batching });
    const counts: number[] = [];
    while (counting && counts.length < epochs) {
      yield { type: 'progress', what: 'Planning', done: counts.length, total: epochs };
      if (stop.aborted) return;
      const dealt = batches(counts.length);
      if (sampler === 'groupByLabel' && counts.length === 0) yield* classNotes(rows, dealt);
      counts.push(dealt.length);
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
      heldOutNote: evaluationSet.note,
    };
    const { config } = description;
    const notes = [
      ...plan.notes,
      ...matryoshkaNotes(recipe, config),
      ...loraNotes(recipe, config),
      ...(tooLarge === null ? [] : [partsNote(tooLarge)]),
    ];
    for (const text of notes) yield { type: 'notice', text };
    const { labels } = dataset.examples;
    const classes = labels.kind === 'class' ? labels.classes.length : 2;
    const { encoder, tokens } = await begin(setup, { train: rows, heldOut, plan }, keeper?.weights);
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
    });
  }

  async function* evaluating(setup: RunSetup, limit: number | null): AsyncGenerator<RunEvent> {
    const { recipe, description, dataset } = setup;
    checkLargestTensor(description.config);
    const { items, labels } = dataset.examples;
    const rows = limit === null ? items : items.slice(0, limit);
    const evaluationSet = pairHeldOut(rows, { labels, seed: recipe.seed, known: items });
    yield {
      type: 'plan',
      steps: 0,
      stepsPerEpoch: 0,
      trainRows: 0,
      heldOutRows: rows.length,
      evaluateEvery: 0,
      warmupSteps: 0,
      heldOutNote: noteOf(evaluationSet, rows.length, items.length),
    };
    const { encoder, tokens } = await begin(setup, { train: [], heldOut: rows, plan: null });
    yield* evaluate({ encoder, tokens, evaluationSet, now }, 0);
  }

  return {
    get last() {
      return last;
    },
    train: (setup, stop) => kept(training(setup, stop)),
    evaluate: (setup, limit, stop) => kept(until(stop, evaluating(setup, limit))),
  };
}

const partsNote = (bytes: number) =>
  `A batch would take about ${megabytes(bytes)} while it trains, more than a tab can hold. Its sentences are encoded in parts, and twice each: the result is the same, and a step takes about a third longer.`;

/** The first evaluation, and that of the weights which are left. */
function evaluatedIn({ evaluations, restored }: RunHistory): Pick<RunResult, 'before' | 'after'> {
  const last = evaluations.at(-1) ?? null;
  const kept = restored === null ? last : evaluations.find(({ step }) => step === restored);
  return { before: evaluations[0] ?? null, after: kept ?? last };
}

/**
 * Says how many rows an epoch of batches by class leaves out.
 * @throws DataError where there is no batch at all
 */
function* classNotes(
  rows: readonly Example[],
  batches: readonly Int32Array[],
): Generator<Extract<RunEvent, { type: 'notice' }>> {
  if (batches.length === 0) {
    throw new DataError(
      'A batch needs two classes with two sentences each, and the training part has fewer.',
      'Add sentences of the rarer classes, or lower the held-out share.',
    );
  }
  const dealt = batches.reduce((sum, { length }) => sum + length, 0);
  if (dealt === rows.length) return;
  const left = (rows.length - dealt).toLocaleString('en');
  yield {
    type: 'notice',
    text: `Each epoch leaves out about ${left} of ${rows.length.toLocaleString('en')} rows, others each time: a batch holds two of every class that it has, and the largest class has no partner for the rest.`,
  };
}

/** A labelled file is judged as it stands; for pairs the note says how the counter-examples were made. */
function noteOf({ search, note }: EvaluationSet, evaluationSet: number, all: number): string {
  if (search) return `${note} Nothing is trained.`;
  const rows =
    evaluationSet < all
      ? `the first ${evaluationSet.toLocaleString('en')} of ${all.toLocaleString('en')}`
      : `all ${all.toLocaleString('en')}`;
  return `Judged by ${rows} rows. Nothing is trained.`;
}

/** Ends at once when stopped; a training run ends by itself, after one more evaluation. */
async function* until(stop: AbortSignal, events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
  for await (const event of events) {
    if (stop.aborted) return;
    yield event;
  }
}
