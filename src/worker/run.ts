/** Runs: trains or judges, one at a time, and keeps what came of the last one for the downloads. */

import { makeBatches } from '../core/data/batches';
import { pairHeldOut, type JudgedPairs } from '../core/data/pairing';
import type { Example } from '../core/data/types';
import { DataError, RecipeError } from '../core/errors';
import { losses } from '../core/losses/catalogue';
import { planRun, type RunPlan } from '../core/recipe/plan';
import type { Recipe } from '../core/recipe/types';
import type { Evaluation, RunEvent } from '../core/run/events';
import { SentenceEncoder } from '../ml/encoder';
import { evaluate } from '../ml/evaluate';
import { checkLargestTensor } from '../ml/memory';
import type { ModelDescription } from '../ml/model/types';
import { maxRanked } from '../ml/rankPairs';
import { createTokenStore, type TokenStore } from '../ml/tokenStore';
import { train } from '../ml/train';
import { createComputer } from './computer';
import type { DataDesk, Dataset } from './data';
import { createDownloads } from './downloads';
import { createEncoders } from './encoders';
import { exploring, modelChanged, runStarted } from './exploring';
import { createGate } from './gate';
import type { ModelDesk } from './model';
import { checkLoss, estimateRun, partsOf, refuseWhatDoesNotFit } from './parts';
import type { CallContext, Handlers } from './serve';

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
  | 'embed'
  | 'search';

interface Prepared {
  readonly description: ModelDescription;
  readonly tokens: TokenStore;
  readonly dataset: Dataset;
}

interface Running {
  readonly stop: AbortController;
  readonly report: CallContext<RunEvent>['report'];
  /** False until all is loaded: there is nothing to pause yet. */
  pausable: boolean;
}

const now = () => performance.now() / 1000;

export function createRunDesk(data: DataDesk, models: ModelDesk): Pick<Handlers, RunCall> {
  const gate = createGate();
  const computer = createComputer();
  let result: RunResult | null = null;
  let running: Running | null = null;
  const current = () => result;
  const downloads = createDownloads({ computer, gate, current });
  const encoders = createEncoders({ models, computer, current, running: () => running !== null });
  models.onChange(() => void encoders.release(modelChanged()));

  /** One run from its start to its last word; its events go to the page at the pace of the gate. */
  async function perform(
    recipe: Recipe,
    { signal, report }: CallContext<RunEvent>,
    run: (prepared: Prepared, stop: AbortSignal) => AsyncGenerator<RunEvent>,
  ): Promise<null> {
    if (running) throw new RecipeError('A run is still going.', 'Stop it, or wait until it ends.');
    if (downloads.busy()) {
      throw new RecipeError('The last model is still being read for a download.', 'Wait until it is there.');
    }
    running = { stop: new AbortController(), report, pausable: false };
    const stop = running.stop.signal;
    try {
      report({ type: 'state', state: 'loading' });
      // There may be no room for two.
      await encoders.release(runStarted());
      const prepared = await prepare(recipe, { signal, report });
      if (!stop.aborted) {
        report({ type: 'state', state: 'training' });
        running.pausable = true;
        await listen(run(prepared, stop), { signal, report });
      }
      report({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
      return null;
    } finally {
      gate.resume();
      running = null;
    }
  }

  async function listen(events: AsyncGenerator<RunEvent>, { signal, report }: CallContext<RunEvent>) {
    try {
      for (;;) {
        const { done, value } = await computer.guard(events.next());
        if (done) return;
        report(value);
        if (value.type === 'evaluation' && result) {
          result.before ??= value.evaluation;
          result.after = value.evaluation;
        }
        await gate.pass(signal);
      }
    } finally {
      // Frees its tensors. Not awaited: a read from a lost GPU may never end.
      void events.return(undefined).catch(() => {});
    }
  }

  async function prepare(recipe: Recipe, { signal, report }: CallContext<RunEvent>): Promise<Prepared> {
    const dataset = data.dataset('train');
    if (dataset.examples.items.length === 0) {
      throw new DataError('The dataset has no usable row.', 'See the rejected rows.');
    }
    const description = await models.model({
      signal,
      report: ({ what, done, total }) => report({ type: 'progress', what, done, total }),
    });
    const started = await computer.start(recipe.compute);
    report({ type: 'backend', ...started });
    checkLargestTensor(description.config);
    const length = Math.min(recipe.maxSeqLength, description.config.encoder.maxPositions);
    return { description, dataset, tokens: createTokenStore(description.tokenizer, length) };
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

  async function* training(recipe: Recipe, prepared: Prepared, stop: AbortSignal): AsyncGenerator<RunEvent> {
    const { dataset, description } = prepared;
    checkLoss(recipe, dataset);
    refuseWhatDoesNotFit(recipe, description, dataset);
    const second = data.has('heldOut') ? data.dataset('heldOut') : null;
    const { train: rows, heldOut, judged } = partsOf(dataset, second, recipe);
    const avoidDuplicates = losses[recipe.loss].inBatchNegatives;
    const { batchSize, seed, epochs } = recipe;
    const batches = (epoch: number) => makeBatches(rows, { batchSize, seed, epoch, avoidDuplicates });
    const counts: number[] = [];
    while (avoidDuplicates && counts.length < epochs) {
      yield { type: 'progress', what: 'Planning', done: counts.length, total: epochs };
      if (stop.aborted) return;
      counts.push(batches(counts.length).length);
    }
    const plan = planRun(recipe, rows.length, avoidDuplicates ? counts : undefined);
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
    const { encoder, tokens } = await begin({ ...prepared, recipe, train: rows, heldOut, plan });
    yield* train({ judge: { encoder, tokens, judged, now }, train: rows, batches, recipe, plan, stop });
  }

  async function* judging(
    recipe: Recipe,
    prepared: Prepared,
    limit: number | null,
  ): AsyncGenerator<RunEvent> {
    const { items, labels } = prepared.dataset.examples;
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
      heldOutNote: noteOf(judged, rows.length, items.length),
    };
    if (judged.kind === 'pairs' && rows.length > maxRanked) {
      const count = maxRanked.toLocaleString('en');
      yield { type: 'notice', text: `Accuracy@1 and MRR are taken over the first ${count} pairs.` };
    }
    const { encoder, tokens } = await begin({ ...prepared, recipe, train: [], heldOut: rows, plan: null });
    yield* evaluate({ encoder, tokens, judged, now }, 0);
  }

  return {
    ...downloads.handlers,
    ...exploring({ data, computer, gate, encoders }),
    train: (recipe, context) =>
      perform(recipe, context, (prepared, stop) => training(recipe, prepared, stop)),
    evaluate: ({ recipe, limit }, context) =>
      perform(recipe, context, (prepared, stop) => until(stop, judging(recipe, prepared, limit))),
    pause() {
      if (!running?.pausable) return null;
      gate.pause();
      running.report({ type: 'state', state: 'paused' });
      return null;
    },
    resume() {
      if (!running || !gate.paused) return null;
      gate.resume();
      running.report({ type: 'state', state: 'training' });
      return null;
    },
    stop() {
      running?.stop.abort();
      gate.resume();
      return null;
    },
    async estimateMemory(recipe, context) {
      return estimateRun(recipe, await models.model(context), data.dataset('train'));
    },
  };
}

/** A labelled file is judged as it stands; for pairs the note says how the counter-examples were made. */
function noteOf({ kind, note }: JudgedPairs, judged: number, all: number): string {
  if (kind === 'pairs') return `${note} Nothing is trained.`;
  const rows =
    judged < all
      ? `the first ${judged.toLocaleString('en')} of ${all.toLocaleString('en')}`
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
