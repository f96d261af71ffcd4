/** The files of a run, made when they are asked for. */

import type { Recipe } from '../../core/recipe/types';
import type { DownloadChoices, DownloadName } from '../../core/run/downloads';
import type { Progress } from '../../core/run/events';

export interface DownloadsSlice {
  /** The download that is being made. */
  readonly making: DownloadName | 'script' | null;
  /** Where that stands; null where it is not known. */
  readonly makingProgress: Progress | null;
  /** A file of a run, by its id; null where it failed, and the problem is shown, or was stopped. */
  download(what: DownloadName, id: string, choices?: DownloadChoices): Promise<Blob | null>;
  /** A training script with what it needs beside the data; null under the same conditions. */
  downloadScript(script: string, recipe: Recipe): Promise<Blob | null>;
  stopDownload(): void;
}
