/** What the charts of a run say, by how far the run has come. */

import { expect, it } from 'vitest';
import { emptyHistory } from '../../src/core/run/history';
import { bestWords, noLossWords } from '../../src/ui/train/runWords';
import { finishedHistory, runRecord } from '../fixtures/runs';

const ended = (history: typeof finishedHistory) => ({
  ...runRecord(1),
  kind: 'ended' as const,
  folder: null,
  history,
});

it('calls the best checkpoint the downloaded one only where the run has come to a model', () => {
  expect(bestWords(ended(finishedHistory), 2)).toMatch(/\(downloaded\)$/);
  expect(bestWords(ended({ ...finishedHistory, state: 'training' }), 2)).toMatch(
    /^Best 0\.\d\d at step \d+$/,
  );
});

it('tells a run that ended before its first step from one that trains nothing', () => {
  const run = ended(emptyHistory);
  expect(noLossWords(run)).toBe('The run ended before its first step.');
  expect(noLossWords({ ...run, job: 'evaluate' })).toBe('No training in this run.');
});
