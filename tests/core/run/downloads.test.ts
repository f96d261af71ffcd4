import { expect, it } from 'vitest';
import { downloadNames, downloads, type EndedRun } from '../../../src/core/run/downloads';
import { emptyHistory, reduceHistory } from '../../../src/core/run/history';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { runEvents } from '../../fixtures/studio';

const history = runEvents().reduce(reduceHistory, emptyHistory);
const leaves = (run: EndedRun) => downloadNames.filter((name) => downloads[name].available(run));

it('a run leaves the files of what it has done', () => {
  const recipe = defaultRecipe;
  expect(leaves({ job: 'train', recipe, history })).toEqual([
    'model',
    'onnx',
    'onnxFp16',
    'onnxQ8',
    'searchPage',
    'predictions',
    'embeddings',
  ]);
  expect(leaves({ job: 'train', recipe: { ...recipe, loraRank: 8 }, history })).toEqual(downloadNames);
  expect(leaves({ job: 'evaluate', recipe, history })).toEqual(['predictions', 'embeddings']);
  expect(leaves({ job: 'train', recipe, history: emptyHistory })).toEqual([]);
});
