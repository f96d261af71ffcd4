/** Where each part of the page stands. Each is a union, so that no two flags can contradict each other. */

import type { ParseOptions } from '../core/data/types';
import type { FileReport } from '../core/report/types';
import type { Problem } from '../core/errors';
import type { ModelReport } from '../core/model/types';
import type { BaseModel } from '../core/recipe/types';
import type { RunHistory } from '../core/run/history';
import type { RunRecord, RunRequest } from '../core/run/record/record';
import type { Progress } from '../core/run/events';
import type { RestoredData } from '../client/archive/archive';
import type { DataSlot, FolderFile } from '../protocol/calls';

/** A file that has been read. */
export interface OpenFile {
  readonly file: File;
  readonly options: ParseOptions;
  readonly report: FileReport;
}

/** A file that could not be read under these options. */
export interface RefusedFile {
  readonly slot: DataSlot;
  readonly file: File;
  readonly options: ParseOptions;
}

/** `reading` keeps the file that was open before, so that a failed reading loses nothing. */
export type DataStage =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'reading';
      readonly file: File;
      readonly progress: Progress | null;
      readonly before: OpenFile | null;
    }
  | ({ readonly kind: 'ready' } & OpenFile);

export type ModelStage =
  | { readonly kind: 'unloaded' }
  | { readonly kind: 'loading'; readonly progress: Progress | null }
  | { readonly kind: 'ready'; readonly report: ModelReport };

/** The size of a Hub model's download. */
export type HubSize =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly bytes: number; readonly cached: boolean };

export interface HubModel {
  readonly id: string;
  readonly revision: string;
}

export interface ModelFolder {
  readonly name: string;
  readonly files: readonly FolderFile[];
}

/** A base model by name, and the folder where it is one. */
export interface WantedModel {
  readonly baseModel: BaseModel;
  readonly folder: ModelFolder | null;
}

/** What an evaluation without training is of, where it is not the default. */
export interface EvaluationChoices {
  /** A run whose model is evaluated beside its base model, with its settings; absent or null: none. */
  readonly id?: string | null;
  /** All rows, not only those of the part that the file's split evaluates on; absent: false. */
  readonly allRows?: boolean;
}

export type RunStage =
  | { readonly kind: 'none' }
  | (RunRequest & {
      readonly kind: 'active' | 'ended';
      /** The one that was chosen when it began. */
      readonly folder: ModelFolder | null;
      readonly history: RunHistory;
    });

/** What a problem is about. */
export const sectionNames = ['data', 'recipe', 'train', 'runs', 'results'] as const;
export type SectionName = (typeof sectionNames)[number];
/** A run that waits for its turn, with the settings of the moment when it was asked for. */
export type RunOrder = RunRequest & Pick<Extract<RunStage, { kind: 'active' | 'ended' }>, 'folder'>;

/** What was deleted last; without data where only a run was. */
export interface Deleted extends RestoredData {
  readonly runs: readonly RunRecord[];
}

export type Problems = Readonly<Partial<Record<SectionName, Problem>>>;

/** The tabs of the window, in their order. */
export const viewNames = ['data', 'training', 'results', 'errors', 'try', 'export'] as const;
/** What the window shows beside its tabs: the comparison of runs, which the run strip opens, and that of base models. */
export const comparisonViews = ['compare', 'baseModels'] as const;
/** What the main part of the window shows. */
export type ViewName = (typeof viewNames)[number] | (typeof comparisonViews)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The open file, or while another is read the one before it. */
export function openFileOf(stage: DataStage): OpenFile | null {
  if (stage.kind === 'ready') return stage;
  return stage.kind === 'reading' ? stage.before : null;
}
