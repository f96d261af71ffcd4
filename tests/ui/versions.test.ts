/** Runs on several versions of a file, such as one with corrected rows. */

import { expect, it } from 'vitest';
import { dataText, whatChanged } from '../../src/ui/runs/valueText';
import { runRecord } from '../fixtures/runs';

it('says of runs on files of one name that the file changed, and which version is whose', () => {
  const first = runRecord(1);
  const fixed = runRecord(2, { epochs: 2 }, { data: { ...first.data, fingerprint: 'f2' } });
  const again = runRecord(3, { epochs: 3 }, { data: fixed.data });
  const other = runRecord(4, {}, { data: { ...first.data, fingerprint: 'f3', name: 'more.csv' } });
  const runs = [first, fixed, again, other];
  expect(runs.map((run) => whatChanged(runs, run))).toEqual([
    'CosineSimilarityLoss',
    'changed file, Epochs 1 → 2',
    'Epochs 2 → 3',
    'CosineSimilarityLoss',
  ]);
  expect(runs.map((run) => dataText(runs, run))).toEqual([
    'pairs.csv (version 1)',
    'pairs.csv (version 2)',
    'pairs.csv (version 2)',
    'more.csv',
  ]);
});
