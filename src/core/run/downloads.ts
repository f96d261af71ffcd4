/**
 * The files of a run that has ended, which the worker makes when they are asked for.
 *
 * A new download is one entry here, what makes it in `worker/services/downloads.ts`, and its words for the page; until
 * they are there, the project does not compile. State, protocol and page take it from this table.
 */

import { usesLora } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { type EmbeddingChoices, embeddingsEnding } from './export/embeddings';
import type { SearchPrecision } from './export/searchPage';
import type { RunHistory } from './history';

/** `train` fine-tunes the model; `evaluate` only evaluates the base model. */
export type Job = 'train' | 'evaluate';

export interface EndedRun {
  readonly job: Job;
  readonly recipe: Recipe;
  readonly history: RunHistory;
}

interface Download {
  /** What follows the dataset's name in the file's name, unless something else is chosen: see `endingOf`. */
  readonly ending: string;
  /** Whether a run leaves it. */
  readonly available: (run: EndedRun) => boolean;
  /** Whether it is offered only where it is available, and not shown as disabled before. */
  readonly rare: boolean;
}

const trained = ({ job, history }: EndedRun) => job === 'train' && history.latest !== null;
const evaluated = ({ history }: EndedRun) => history.evaluations.length > 0;

export const downloads = {
  /** A zip of the complete sentence-transformers folder. */
  model: { ending: '-model.zip', available: trained, rare: false },
  /** The model's folder as ONNX, as a zip: one for each precision. */
  onnx: { ending: '-onnx.zip', available: trained, rare: false },
  onnxFp16: { ending: '-onnx-fp16.zip', available: trained, rare: false },
  onnxQ8: { ending: '-onnx-q8.zip', available: trained, rare: false },
  /** A page that searches the dataset's sentences with the model, as a zip to be served by any static server. */
  searchPage: { ending: '-search.zip', available: trained, rare: false },
  /** What LoRA has learnt alone, as a zip of peft's files. */
  adapter: {
    ending: '-adapter.zip',
    available: (run) => trained(run) && usesLora(run.recipe),
    rare: true,
  },
  /** The file's rows with a `pred` column (cosine) and the part each was in, as CSV. */
  predictions: { ending: '-predictions.csv', available: evaluated, rare: false },
  /** Sentences with their vectors. */
  embeddings: { ending: '-embeddings.jsonl', available: evaluated, rare: false },
} as const satisfies Record<string, Download>;

export type DownloadName = keyof typeof downloads;

const isName = (name: string): name is DownloadName => name in downloads;

/** In the order in which the page offers them. */
export const downloadNames: readonly DownloadName[] = Object.keys(downloads).filter(isName);

/** What a person can choose of the downloads that are offered in several ways. */
export interface DownloadChoices {
  readonly searchPage: {
    readonly precision: SearchPrecision;
    /** Results at or above this cosine are marked as similar; null marks none. */
    readonly threshold: number | null;
  };
  readonly embeddings: EmbeddingChoices;
}

export const standardChoices: DownloadChoices = {
  searchPage: { precision: 'q8', threshold: null },
  embeddings: { format: 'jsonl', of: 'evaluation' },
};

/** What follows the dataset's name in the file's name. */
export const endingOf = (what: DownloadName, choices: DownloadChoices): string =>
  what === 'embeddings' ? embeddingsEnding(choices.embeddings) : downloads[what].ending;
