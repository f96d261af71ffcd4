/**
 * The recipe's fields: one entry each, from which the recipe's type, defaults, checks, the form, the command line's
 * flags, the model card and the arguments of the Python script follow. The words stand in `messages/en/recipe/fields.ts`.
 */

import type { ValueOf } from '../fields';
import { loraFields } from './loraFields';
import { poolingOptions, promptText, real, whole, type RecipeFieldEntry } from './fieldEntry';
import { teacherFields } from './teacherFields';

/** In the order of the form. */
export const recipeFields = {
  epochs: {
    ...whole(1, 100),
    words: 'field.epochs',
    section: 'training',
    argument: 'TrainingArguments.num_train_epochs',
    requires: 'epochs',
    default: 1,
  },
  /** Above 0, how long the run is, whatever the epochs are. */
  maxSteps: {
    ...whole(0, 1_000_000),
    words: 'field.maxSteps',
    section: 'training',
    alsoCalled: ['max_steps'],
    default: 0,
  },
  batchSize: {
    ...whole(1, 512),
    words: 'field.batchSize',
    section: 'training',
    alsoCalled: ['batch_size'],
    argument: 'TrainingArguments.per_device_train_batch_size',
    default: 16,
  },
  learningRate: {
    ...real(1e-7, 1, 'any'),
    words: 'field.learningRate',
    section: 'training',
    argument: 'TrainingArguments.learning_rate',
    default: 2e-5,
  },
  /** Of the parameters in the embeddings; 0 is the recipe's own rate. */
  embeddingsRate: {
    ...real(0, 1, 'any'),
    words: 'field.embeddingsRate',
    section: 'training',
    alsoCalled: ['learning_rate_mapping'],
    default: 0,
  },
  /** The rate of each layer as a share of that of the layer above it. */
  layerDecay: {
    ...real(0.1, 1, 0.05),
    words: 'field.layerDecay',
    section: 'training',
    alsoCalled: ['learning_rate_mapping', 'layerwise', 'discriminative'],
    default: 1,
  },
  /** Of Dense modules and of the loss's own parameters; 0 is the recipe's own rate. */
  headRate: {
    ...real(0, 1, 'any'),
    words: 'field.headRate',
    section: 'training',
    alsoCalled: ['learning_rate_mapping', 'classifier', 'Dense'],
    default: 0,
  },
  warmupSteps: {
    ...whole(0, 100_000),
    words: 'field.warmupSteps',
    section: 'training',
    alsoCalled: ['warmup_steps'],
    default: 100,
  },
  evaluateEvery: {
    ...whole(1, 100_000),
    words: 'field.evaluateEvery',
    section: 'evaluation',
    alsoCalled: ['eval_steps', 'eval_strategy'],
    default: 500,
  },
  maxSeqLength: {
    ...whole(8, 512),
    words: 'field.maxSeqLength',
    section: 'model',
    alsoCalled: ['max_seq_length'],
    default: 128,
  },
  pooling: {
    kind: 'choice',
    words: 'field.pooling',
    section: 'model',
    alsoCalled: ['pooling_mode'],
    default: 'auto',
    options: poolingOptions,
  },
  /** Prepended to each first sentence; null is the model's own default prompt, "" is none. */
  promptSentence1: {
    ...promptText,
    words: 'field.promptSentence1',
    section: 'model',
    alsoCalled: ['prompts'],
  },
  /** The same for second sentences and negatives. */
  promptSentence2: {
    ...promptText,
    words: 'field.promptSentence2',
    section: 'model',
    alsoCalled: ['prompts'],
  },
  seed: {
    ...whole(0, 4_294_967_295),
    words: 'field.seed',
    section: 'device',
    argument: 'TrainingArguments.seed',
    default: 42,
  },
  heldOut: {
    ...real(0.01, 0.5, 0.01),
    words: 'field.heldOut',
    section: 'evaluation',
    alsoCalled: ['test_size', 'train_test_split'],
    // --held-out names a file.
    flag: 'held-out-share',
    default: 0.1,
  },
  weightDecay: {
    ...real(0, 1, 0.001),
    words: 'field.weightDecay',
    section: 'training',
    argument: 'TrainingArguments.weight_decay',
    default: 0,
  },
  maxGradNorm: {
    ...real(0.01, 100, 0.01),
    words: 'field.maxGradNorm',
    section: 'training',
    argument: 'TrainingArguments.max_grad_norm',
    default: 1,
  },
  ...teacherFields,
  /** MatryoshkaLoss's dimensions; without any the loss is computed on the full vectors alone. */
  matryoshkaDims: {
    kind: 'numbers',
    words: 'field.matryoshkaDims',
    section: 'loss',
    alsoCalled: ['matryoshka_dims', 'MatryoshkaLoss'],
    default: [],
    min: 1,
    max: 8192,
    integer: true,
    distinct: true,
  },
  /** The weight of each dimension in the sum of the losses; without any all weigh 1. */
  matryoshkaWeights: {
    kind: 'numbers',
    words: 'field.matryoshkaWeights',
    section: 'loss',
    alsoCalled: ['matryoshka_weights'],
    requires: 'matryoshka',
    default: [],
    min: 0,
    max: 100,
    integer: false,
    distinct: false,
  },
  compute: {
    kind: 'choice',
    words: 'field.compute',
    section: 'device',
    alsoCalled: ['device', 'use_cpu'],
    sameRun: true,
    default: 'auto',
    options: [
      { value: 'auto', label: 'field.compute.auto' },
      { value: 'webgpu', label: 'field.compute.webgpu' },
      { value: 'wasm', label: 'field.compute.wasm' },
      { value: 'cpu', label: 'field.compute.cpu' },
    ],
  },
  /** Of activations and their gradients on the GPU; weights, sums and moments are always float32. */
  precision: {
    kind: 'choice',
    words: 'field.precision',
    section: 'device',
    alsoCalled: ['fp16', 'bf16', 'mixed_precision', 'autocast'],
    default: 'float32',
    options: [
      { value: 'float32', label: 'field.precision.float32' },
      { value: 'mixed', label: 'field.precision.mixed' },
    ],
  },
  /** By the names of transformers. */
  scheduler: {
    kind: 'choice',
    words: 'field.scheduler',
    section: 'training',
    argument: 'TrainingArguments.lr_scheduler_type',
    default: 'linear',
    options: [
      { value: 'linear', label: 'field.scheduler.linear' },
      { value: 'cosine', label: 'field.scheduler.cosine' },
      { value: 'constant_with_warmup', label: 'field.scheduler.constant' },
    ],
  },
  batching: {
    kind: 'choice',
    words: 'field.batching',
    section: 'training',
    alsoCalled: ['batch_sampler', 'group_by_length'],
    default: 'random',
    options: [
      { value: 'random', label: 'field.batching.random' },
      { value: 'group_by_length', label: 'field.batching.byLength' },
      { value: 'even_labels', label: 'field.batching.byLabel' },
    ],
  },
  bestBy: {
    kind: 'choice',
    words: 'field.bestBy',
    section: 'evaluation',
    alsoCalled: ['metric_for_best_model'],
    default: 'spearman',
    options: [
      { value: 'spearman', label: 'field.bestBy.spearman' },
      { value: 'primary', label: 'field.bestBy.primary' },
    ],
  },
  keepBest: {
    kind: 'flag',
    words: 'field.keepBest',
    section: 'evaluation',
    alsoCalled: ['load_best_model_at_end'],
    default: true,
  },
  freezeEmbeddings: {
    kind: 'flag',
    words: 'field.freezeEmbeddings',
    section: 'model',
    alsoCalled: ['requires_grad'],
    default: false,
  },
  warmupRatio: {
    ...real(0, 1, 0.01),
    words: 'field.warmupRatio',
    section: 'training',
    alsoCalled: ['warmup_ratio'],
    default: 0,
  },
  gradientAccumulation: {
    ...whole(1, 256),
    words: 'field.gradientAccumulation',
    section: 'training',
    argument: 'TrainingArguments.gradient_accumulation_steps',
    default: 1,
  },
  frozenLayers: {
    ...whole(0, 100),
    words: 'field.frozenLayers',
    section: 'model',
    alsoCalled: ['requires_grad'],
    default: 0,
  },
  earlyStopping: {
    ...whole(0, 1000),
    words: 'field.earlyStopping',
    section: 'evaluation',
    alsoCalled: ['early_stopping_patience', 'EarlyStoppingCallback'],
    default: 0,
  },
  ...loraFields,
} as const satisfies Record<string, RecipeFieldEntry>;

type Fields = typeof recipeFields;
export type RecipeField = keyof Fields;

/** The values of all fields. */
export type RecipeSettings = { readonly [N in RecipeField]: ValueOf<Fields[N]> };

export const recipeFieldNames = Object.keys(recipeFields) as readonly RecipeField[];

/** One field's entry, whatever its kind. */
export const fieldEntry = (name: RecipeField): RecipeFieldEntry => recipeFields[name];
