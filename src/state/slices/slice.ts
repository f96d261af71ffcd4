/** What every slice of the store is given, and the shape of a slice. */

import type { StateCreator } from 'zustand/vanilla';
import type { Archive } from '../../client/archive/archive';
import type { Trainer } from '../../client/trainer';
import type { AppState } from '../appState';
import type { Tasks } from '../pace/tasks';

export interface Parts {
  readonly trainer: Trainer;
  readonly archive: Archive;
  readonly tasks: Tasks;
}

export type Slice<T> = (parts: Parts) => StateCreator<AppState, [], [], T>;
