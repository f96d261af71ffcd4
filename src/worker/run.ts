/** Runs: trains or judges, one at a time, and keeps what came of the last one for the downloads. */

import { makeBatches } from '../core/data/batches';
import { pairHeldOut, type JudgedPairs } from '../core/data/pairing';
import { splitExamples, withoutOverlap } from '../core/data/split';
import type { Example } from '../core/data/types';
import { DataError, DeviceError, RecipeError } from '../core/errors';
import { losses } from '../core/losses/catalogue';
import type { MemoryEstimate } from '../core/model/types';
import { planRun } from '../core/recipe/plan';
import type { Recipe } from '../core/recipe/types';
import type { Evaluation, RunEvent } from '../core/run/events';
import { SentenceEncoder } from '../ml/encoder';
import { evaluate } from '../ml/evaluate';
import { checkLargestTensor, estimateMemory } from '../ml/memory';
import type { ModelDescription } from '../ml/model/types';
import { createTokenStore, type TokenStore } from '../ml/tokenStore';
import { train } from '../ml/train';
import { createComputer } from './computer';
import type { DataDesk, Dataset } from './data';
import { createDownloads } from './downloads';
import { createGate } from './gate';
import type { ModelDesk } from './model';
import type { CallContext, Handlers } from './serve';

/** What the last run left: an encoder that is tuned or, after judging alone, the base model. */
export interface RunResult {
  readonly description: ModelDescription;
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
  readonly recipe: Recipe;
  readonly trainRows: number;
  readonly heldOut: readonly Example[];
  before: Evaluation | null;
  after: Evaluation | null;
}

export type RunCall =
  | 'train'
  | 'evaluate'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'estimateMemory'
  | 'downloadModel'
  | 'downloadPredictions'
  | 'downloadEmbeddings'
  | 'embed';

type Report = CallContext<RunEvent>['report'];

const now = () => performance.now() / 1000;

export function createRunDesk(data: DataDesk, models: ModelDesk): Pick<Handlers, RunCall> {
  const gate = createGate();
  const computer = createComputer();
  let result: RunResult | null = null;
  let running: AbortController | null = null;
  /** Says the state anew after a pause or resume. */
  let say: Report = () => {};

  /** One run from its start to its last word; its events go to the page at the pace of the gate. */
  async function perform(
    recipe: Recipe,
    { signal, report }: CallContext<RunEvent>,
    run: (prepared: Prepared, stop: AbortSignal) => AsyncGenerator<RunEvent>,
  ): Promise<null> {
    if (running) throw new RecipeError('A run is still going.', 'Stop it, or wait until it ends.');
    running = new AbortController();
    const stop = running.signal;
    say = report;
    try {
      report({ type: 'state', state: 'loading' });
      const prepared = await prepare(recipe, { signal, report });
      report({ type: 'state', state: 'training' });
      for await (const event of run(prepared, stop)) {
        report(event);
        if (event.type === 'evaluation' && result) {
          result.before ??= event.evaluation;
          result.after = event.evaluation;
        }
        await Promise.race([gate.pass(signal), computer.lost]);
      }
      report({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
      return null;
    } finally {
      gate.resume();
      running = null;
      say = () => {};
    }
  }

  interface Prepared {
    readonly description: ModelDescription;
    readonly tokens: TokenStore;
  }

  async function prepare(recipe: Recipe, { signal, report }: CallContext<RunEvent>): Promise<Prepared> {
    const { items } = data.dataset('train').examples;
    if (items.length === 0) throw new DataError('The dataset has no usable row.', 'See the rejected rows.');
    const description = await models.model({
      signal,
      report: ({ what, done, total }) => report({ type: 'progress', what, done, total }),
    });
    const started = await computer.start(recipe.compute);
    report({ type: 'backend', ...started });
    checkLargestTensor(description.config);
    const { encoder } = description.config;
    const tokens = createTokenStore(
      description.tokenizer,
      Math.min(recipe.maxSeqLength, encoder.maxPositions),
    );
    return { description, tokens };
  }

  /** The encoder of the run before is let go first: there may be no room for two. */
  async function begin(next: Omit<RunResult, 'encoder' | 'before' | 'after'>): Promise<RunResult> {
    result?.encoder.dispose();
    result = null;
    const { description } = next;
    const encoder = await SentenceEncoder.create(description.config, description.weights());
    result = { ...next, encoder, before: null, after: null };
    return result;
  }

  /** The rows to train on and the pairs to judge by, as the recipe and a second file say. */
  function parts(recipe: Recipe): {
    train: readonly Example[];
    heldOut: readonly Example[];
    judged: JudgedPairs;
  } {
    const { items, labels } = data.dataset('train').examples;
    const second = data.has('heldOut') ? data.dataset('heldOut').examples : null;
    const split = splitExamples(items, recipe);
    const heldOut = second?.items ?? split.heldOut;
    const { train, note } = second ? withoutOverlap(items, heldOut) : { train: split.train, note: null };
    if (heldOut.length < 2 || train.length === 0) {
      throw new DataError(
        `${items.length} usable rows are too few to train on and to judge by.`,
        'Add rows: a few dozen at least, a few hundred for a model that is better than its base.',
      );
    }
    const judged = pairHeldOut(heldOut, {
      labels: (second?.labels ?? labels).kind,
      seed: recipe.seed,
      known: items,
    });
    return { train, heldOut, judged: note ? { ...judged, note: `${judged.note} ${note}` } : judged };
  }

  async function* training(recipe: Recipe, prepared: Prepared, stop: AbortSignal): AsyncGenerator<RunEvent> {
    checkLoss(recipe, data.dataset('train'));
    refuseWhatDoesNotFit(recipe, (batchSize) => estimate({ ...recipe, batchSize }, prepared.description));
    const { train: rows, heldOut, judged } = parts(recipe);
    const avoidDuplicates = recipe.loss === 'MultipleNegativesRankingLoss';
    const { batchSize, seed, epochs } = recipe;
    const batches = (epoch: number) => makeBatches(rows, { batchSize, seed, epoch, avoidDuplicates });
    const counts = avoidDuplicates
      ? Array.from({ length: epochs }, (_, epoch) => batches(epoch).length)
      : undefined;
    const plan = planRun(recipe, rows.length, counts);
    yield {
      type: 'plan',
      steps: plan.steps,
      stepsPerEpoch: plan.stepsPerEpoch,
      trainRows: rows.length,
      heldOutRows: heldOut.length,
      evaluateEvery: plan.evaluateEvery,
      warmupSteps: plan.warmupSteps,
      heldOutNote: judged.note,
    };
    for (const text of plan.notes) yield { type: 'notice', text };
    const { encoder, tokens } = await begin({ ...prepared, recipe, trainRows: rows.length, heldOut });
    const judge = { encoder, tokens, judged, now };
    yield* train({ judge, train: rows, batches, recipe, plan, stop });
  }

  async function* judging(
    recipe: Recipe,
    prepared: Prepared,
    limit: number | null,
  ): AsyncGenerator<RunEvent> {
    const { items, labels } = data.dataset('train').examples;
    const rows = limit === null ? items : items.slice(0, limit);
    const judged = pairHeldOut(rows, { labels: labels.kind, seed: recipe.seed, known: items });
    yield {
      type: 'plan',
      steps: 0,
      stepsPerEpoch: 0,
      trainRows: 0,
      heldOutRows: rows.length,
      evaluateEvery: 0,
      warmupSteps: 0,
      heldOutNote: `${judged.note} Nothing is trained.`,
    };
    const { encoder, tokens } = await begin({ ...prepared, recipe, trainRows: 0, heldOut: rows });
    yield* evaluate({ encoder, tokens, judged, now }, 0);
  }

  function estimate(recipe: Recipe, description: ModelDescription): MemoryEstimate {
    const { examples, roles } = data.dataset('train');
    const tokensPerSentence = Math.min(recipe.maxSeqLength, longest(description, examples.items));
    const columns = roles.negative === null ? 2 : 3;
    const batch = { rows: recipe.batchSize, columns, tokensPerSentence };
    return estimateMemory(description.config, batch, recipe.compute);
  }

  return {
    train: (recipe, context) =>
      perform(recipe, context, (prepared, stop) => training(recipe, prepared, stop)),
    evaluate: ({ recipe, limit }, context) =>
      perform(recipe, context, (prepared, stop) => until(stop, judging(recipe, prepared, limit))),
    pause() {
      if (!running) return null;
      gate.pause();
      say({ type: 'state', state: 'paused' });
      return null;
    },
    resume() {
      if (!gate.paused) return null;
      gate.resume();
      say({ type: 'state', state: 'training' });
      return null;
    },
    stop() {
      running?.abort();
      gate.resume();
      return null;
    },
    async estimateMemory(recipe, context) {
      const description = await models.model(context);
      return estimate(recipe, description);
    },
    ...createDownloads(data, models, computer, gate, () => result),
  };
}

/** Ends at once when stopped; a training run ends by itself, after one more evaluation. */
async function* until(stop: AbortSignal, events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
  for await (const event of events) {
    if (stop.aborted) return;
    yield event;
  }
}

/** The length in tokens of a long sentence of the data, judged by its characters: the longest of a sample. */
function longest({ tokenizer, config }: ModelDescription, items: readonly Example[]): number {
  const texts = items.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]);
  const longestTexts = texts.sort((a, b) => b.length - a.length).slice(0, 16);
  return Math.max(
    2,
    ...longestTexts.map((text) => tokenizer.encode(text, config.encoder.maxPositions).length),
  );
}

function checkLoss({ loss }: Recipe, { examples, roles }: Dataset): void {
  const shape = {
    labels: examples.labels.kind,
    hasNegative: roles.negative !== null,
    rows: examples.items.length,
  };
  const unmet = losses[loss].unmet(shape);
  if (unmet) throw new RecipeError(`${loss} does not fit this data. ${unmet}`, 'Choose another loss.');
}

/** @throws DeviceError that names the batch size that would fit, where one does */
function refuseWhatDoesNotFit(recipe: Recipe, estimateAt: (batchSize: number) => MemoryEstimate): void {
  const { total, limit } = estimateAt(recipe.batchSize);
  if (total <= limit) return;
  let fitting = recipe.batchSize;
  while (fitting > 0 && estimateAt(fitting).total > limit) fitting = Math.floor(fitting / 2);
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`;
  throw new DeviceError(
    `This run would take about ${megabytes(total)} of memory, and ${megabytes(limit)} can be had.`,
    fitting > 0
      ? `A batch size of ${fitting} would fit; so may a smaller max sequence length.`
      : 'Choose a smaller base model.',
  );
}
