/** Where a run's model is, in a few words: its size where it is stored. */

import type { RunRecord } from '../../core/run/record/record';
import type { ModelHome } from '../../state/models';
import { words } from '../words';

export function modelText({ modelBytes }: RunRecord, home: ModelHome): string {
  if (modelBytes !== null) return words.runs.stored(modelBytes);
  return words.runs.homes[home];
}
