/**
 * The engine for a page: `createTrainer` parses data, loads a model, fine-tunes and evaluates it in a worker, encodes
 * sentences, and makes the files of a run.
 */

export { createTrainer } from './createTrainer';
export type {
  CallOptions,
  DataOptions,
  EncodeOptions,
  EvaluateOptions,
  HubModel,
  ModelChoice,
  PushChoice,
  Run,
  RunOptions,
  RunSettings,
  SemblanceTrainer,
  TrainerOptions,
} from './types';
export { english } from '../errors';
export { ProblemError, isAbort } from '../../../../src/core/errors';
export type { Problem, ProblemKind } from '../../../../src/core/errors';
export type { DataChoices, ParseOptions } from '../../../../src/core/data/types';
export type { NamedRoles } from '../../../../src/core/data/dataset/namedRoles';
export type { ModelReport, Side } from '../../../../src/core/model/types';
export type { Recipe } from '../../../../src/core/recipe/types';
export type { FileReport } from '../../../../src/core/report/types';
export { downloads, downloadNames } from '../../../../src/core/run/downloads';
export type { DownloadName } from '../../../../src/core/run/downloads';
export type { Evaluation, Progress, RunEvent } from '../../../../src/core/run/events';
export type { RunHistory } from '../../../../src/core/run/history';
export type { FolderFile, ModelSource } from '../../../../src/protocol/calls';
export type { Message } from '../../../../src/messages/message';
