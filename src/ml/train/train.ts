/**
 * The training loop, as a generator of events: its consumer sets the pace, and may stop at any event. It evaluates the
 * base model first, then every `evaluateEvery` steps, and at the end; it can save checkpoints and resume from one.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { Example } from '../../core/data/types';
import { ModelError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import { teacherOf } from '../../core/recipe/conditions';
import type { RunPlan } from '../../core/recipe/plan';
import { scheduleAt } from '../../core/recipe/schedule';
import type { Recipe } from '../../core/recipe/types';
import type { RunEvent } from '../../core/run/events';
import { createPace } from '../../core/run/pace';
import { trainedParameters } from './batchLoss';
import { createBest } from '../checkpoint/bestWeights';
import { restoreState, stateOf, type Checkpoints } from '../checkpoint/checkpoint';
import { evaluateBase, type BaseEvaluation } from '../evaluate/baseEvaluation';
import { evaluate, type EvaluationInputs } from '../evaluate/evaluate';
import type { VectorCache } from '../evaluate/vectorCache';
import { createHead, type Head } from '../losses/heads';
import { dimensionsOf, type ModelDescription } from '../model/types';
import { AdamW } from '../optim/adamw';
import { partRates } from '../optim/partRates';
import { mixedPrecision, skippedNote } from './mixedPrecision';
import { createQueue, type Hold } from './queue';
import { areFinite, trainStep } from './step';
import { stepBatch } from './stepBatch';
import type { StepProbe } from './stepProbe';
import { teacherVectors } from './teacher';
import { tokenise } from '../encoder/tokenise';
import { allSentences, withoutRepeats, type Sentence, type TokenStore } from '../encoder/tokenStore';

export interface TrainingRun {
  readonly evaluation: EvaluationInputs;
  readonly train: readonly Example[];
  /** The batches of each epoch: indices into `train`. */
  readonly batches: (epoch: number) => readonly Int32Array[];
  readonly recipe: Recipe;
  readonly plan: RunPlan;
  /** The number of classes of the labels, for a loss that classifies. */
  readonly classes: number;
  /** Aborted to end the run after the present step: a model that was trained is still evaluated, and is kept. */
  readonly stop: AbortSignal;
  /** Maximum bytes of one pass through the encoder; no maximum if absent. */
  readonly activationBudget?: number;
  readonly checkpoints?: Checkpoints | null;
  /** Measures the steps; absent or null where nobody looks. */
  readonly probe?: StepProbe | null;
  /** How the consumer holds the run; absent where it never does. */
  readonly hold?: Hold | null;
  /** The model whose vectors the loss takes, where that is another one than the base model as it is before the training. */
  readonly teacher?: ModelDescription | null;
  /** Has the vectors of teachers that were asked before; absent: none are kept. */
  readonly known?: VectorCache;
  /** Takes the fingerprint of such a model; see `teacherVectors`. Absent where the run is not saved. */
  readonly taughtBy?: ((fingerprint: string) => readonly Message[]) | undefined;
  /** What a teacher has said of each training row, where the file has that; null or absent where not. [rows][numbers] */
  readonly taught?: readonly Float32Array[] | null;
  /** Identifies the base model's evaluation, and has it where it is known; absent or null to measure it. */
  readonly base?: BaseEvaluation | null;
}

/**
 * Where updates are gated on the device, steps are queued ahead of their numbers; before an evaluation, a checkpoint and the
 * end, and when the consumer holds the run, what is queued is read and reported.
 * @throws ModelError if a loss or a gradient is not finite; the weights are those of the step before
 */
export async function* train(run: TrainingRun): AsyncGenerator<RunEvent> {
  const { evaluation, recipe, plan, stop, checkpoints, probe = null, hold = null } = run;
  const { encoder, now } = evaluation;
  const from = checkpoints?.from ?? null;
  let optimizer: AdamW | null = null;
  let head: Head | null = null;
  const best = createBest(encoder, recipe, evaluation.evaluationSet.kind);
  const pace = createPace();
  let step = from?.step ?? 0;
  let evaluatedAt = from?.evaluatedAt ?? -1;
  let savedAt = from?.step ?? -1;

  async function* evaluated() {
    for await (const event of step === 0 ? evaluateBase(evaluation, run.base) : evaluate(evaluation, step)) {
      if (event.type === 'evaluation') {
        best.take(event.evaluation);
        pace.evaluation(event.evaluation.seconds);
      }
      yield event;
    }
    evaluatedAt = step;
  }

  try {
    encoder.freeze(recipe);
    for await (const event of from ? [] : evaluated()) {
      if (stop.aborted) return;
      yield event;
    }
    const sentences = withoutRepeats(run.train.flatMap(allSentences), evaluation.tokens);
    yield* tokenise(evaluation.tokens, sentences);
    const { taught = null } = run;
    const asks = teacherOf(recipe) !== null && !taught;
    const teacher = asks ? yield* teacherVectors(run, sentences) : null;
    encoder.adapt(recipe);
    if (recipe.weightDecay === 0) encoder.trainWords(wordsOf(sentences, evaluation.tokens));
    best.begin(from?.best);
    head = createHead({ ...recipe, width: dimensionsOf(encoder.config), classes: run.classes });
    const parameters = trainedParameters(encoder, head);
    const rateOf = partRates(recipe, encoder.config.encoder);
    const mixed = await mixedPrecision(recipe, encoder.config.encoder);
    if (mixed.note) yield { type: 'notice', text: mixed.note };
    optimizer = new AdamW(parameters, { weightDecay: recipe.weightDecay, rateOf, scaled: mixed.on });
    const trained = { parameters, optimizer, best };
    if (from) await restoreState(trained, from);
    const save = async () => {
      if (!checkpoints || savedAt === step) return;
      await checkpoints.save(stateOf(trained, { step, evaluatedAt }));
      savedAt = step;
    };
    const rowsOfSteps = { train: run.train, tokens: evaluation.tokens, loss: recipe.loss };
    let skippedBefore = false;
    const queue = createQueue<Queued>({ now, hold, most: probe ? 0 : undefined });
    /** Reports the steps that are queued until `left` are, in their order. */
    async function* reported(left = 0): AsyncGenerator<RunEvent> {
      while (queue.length > left) {
        const { numbers, seconds, item } = await queue.next();
        const { skipped = false, ...values } = numbers;
        if (!areFinite(values)) throw diverged(run, item.batches, item.step);
        if (skipped && !skippedBefore) yield { type: 'notice', text: skippedNote(item.step) };
        skippedBefore ||= skipped;
        probe?.end(item.step);
        pace.step(
          item.batches.reduce((sum, { length }) => sum + length, 0),
          seconds,
        );
        const evaluationsLeft = Math.ceil((plan.steps - item.step) / plan.evaluateEvery);
        yield {
          type: 'step',
          step: item.step,
          ...values,
          learningRate: item.learningRate,
          rowsPerSecond: pace.rowsPerSecond(),
          remaining: pace.remaining(plan.steps - item.step, evaluationsLeft),
        };
      }
    }
    for (const batches of stepsOf(run, step)) {
      if (hold?.holds) yield* reported();
      if (stop.aborted || best.patienceIsOver) break;
      const learningRate = scheduleAt(step, plan, recipe.learningRate);
      probe?.begin();
      probe?.enter('tokenise');
      queue.begin();
      const stepBatches = batches.map((rows) => stepBatch({ ...rowsOfSteps, teacher, taught }, rows));
      const numbers = trainStep(encoder, optimizer, stepBatches, {
        loss: recipe.loss,
        lossParams: recipe.lossParams,
        matryoshkaDims: recipe.matryoshkaDims,
        matryoshkaWeights: recipe.matryoshkaWeights,
        head,
        learningRate,
        maxGradNorm: recipe.maxGradNorm,
        dropout: { seed: recipe.seed, step },
        activationBudget: run.activationBudget,
        probe,
      });
      queue.add(numbers, { step: ++step, batches, learningRate });
      yield* reported(queue.most);
      const evaluates = step % plan.evaluateEvery === 0;
      if (evaluates) {
        yield* reported();
        yield* evaluated();
      }
      if (checkpoints?.due(step, evaluates)) {
        yield* reported();
        await save();
      }
    }
    yield* reported();
    if (stop.aborted) await save();
    if (evaluatedAt !== step) yield* evaluated();
    yield* best.restore(step);
  } finally {
    best.dispose();
    optimizer?.dispose();
    tf.dispose([...(head?.values() ?? [])]);
    encoder.merge();
  }
}

interface Queued {
  readonly step: number;
  readonly batches: readonly Int32Array[];
  readonly learningRate: number;
}

/** The batches of each of the plan's steps, epoch by epoch, without those of the first `done` steps. */
function* stepsOf(
  { recipe, batches, plan }: TrainingRun,
  done: number,
): Generator<readonly Int32Array[], void, undefined> {
  let step = 0;
  for (let epoch = 0; step < plan.steps; epoch++) {
    const ofEpoch = batches(epoch);
    for (let start = 0; start < ofEpoch.length && step < plan.steps; start += recipe.gradientAccumulation) {
      if (step++ >= done) yield ofEpoch.slice(start, start + recipe.gradientAccumulation);
    }
  }
}

function* wordsOf(sentences: readonly Sentence[], tokens: TokenStore): Generator<number> {
  for (const { text, side } of sentences) yield* tokens.ids(text, side);
}

function diverged({ train, recipe }: TrainingRun, batches: readonly Int32Array[], step: number) {
  const rows = batches.flatMap((batch) => [...batch]);
  const dataRows = rows.map((row) => (train[row]?.row ?? 0) + 1).sort((a, b) => a - b);
  return new ModelError(
    message('training.diverged', { step, rows: dataRows }),
    message('training.next.lowerLearningRate', { learningRate: recipe.learningRate }),
    { kept: message('training.kept.weights', { step: step - 1 }) },
  );
}
