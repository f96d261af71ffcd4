/** A run that a teacher taught resumes with that teacher only, whatever the name under which it is read again. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';
import { message } from '../../../src/messages/message';
import { checkpointFiles, readCheckpoint } from '../../../src/ml/checkpoint/checkpointFiles';
import type { Checkpoint } from '../../../src/ml/checkpoint/resume';
import { readModel } from '../../../src/ml/sources/readModel';
import { createRuns } from '../../../src/ml/train/runs';
import { source } from '../../core/data/sources';
import { bytesIn } from '../streams';
import { diskFiles } from '../diskFiles';
import { memoryFiles, tinyBert } from '../tinyModel';

const rows = Array.from({ length: 16 }, (_, i) => `dog ${i},cat ${i},car ${i}`);
const recipe = {
  ...withLoss(defaultRecipe, 'MarginMSELoss'),
  baseModel: { kind: 'folder', name: 'tiny-bert' },
  teacher: 'folder',
  teacherModel: 'teacher',
  maxSteps: 2,
  batchSize: 4,
  keepBest: false,
} as const;

const distilbert = async () => readModel(await diskFiles('tests/fixtures/tiny-distilbert'));
const another = () => readModel(memoryFiles(tinyBert()));

beforeAll(() => tf.setBackend('cpu'));

/** The notices of a run, whose checkpoints are written as files and read again. */
async function run(loadTeacher: typeof distilbert, from: Checkpoint | null = null) {
  const { dataset } = await openDataset(source(['anchor,positive,negative', ...rows].join('\n')));
  const description = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const saved: Checkpoint[] = [];
  const save = async (checkpoint: Checkpoint) => {
    const contents: Record<string, unknown> = {};
    for (const { path, stream } of checkpointFiles(checkpoint)) contents[path] = await bytesIn(stream());
    saved.push(await readCheckpoint(memoryFiles(contents)));
  };
  const checkpoints = { from, due: (step: number) => step === 1, save };
  const runs = createRuns();
  const notices = [];
  let resumed = false;
  try {
    const setup = { recipe, description, dataset, second: null, loadTeacher, checkpoints };
    for await (const event of runs.train(setup, new AbortController().signal)) {
      if (event.type === 'notice') notices.push(event.text);
      resumed ||= event.type === 'resumed';
    }
  } finally {
    runs.last?.encoder.dispose();
  }
  return { saved, notices, resumed };
}

it('resumes with the same teacher, refuses another one, and says where the checkpoint does not tell', async () => {
  const [first] = (await run(distilbert)).saved;
  if (!first) throw new Error('There is no checkpoint.');
  const { teacher } = first.fingerprint;
  expect(teacher).toMatch(/^[0-9a-f]{64}$/);
  expect(teacher).not.toBe(first.fingerprint.model);

  const unknown = message('checkpoint.unknownTeacher');
  const same = await run(distilbert, first);
  expect(same.resumed).toBe(true);
  expect(same.notices).not.toContainEqual(unknown);

  await expect(run(another, first)).rejects.toMatchObject({
    problem: {
      what: message('checkpoint.otherTeacher'),
      next: message('checkpoint.next.sameOrStartOver'),
    },
  });

  const older = { ...first, fingerprint: { ...first.fingerprint, teacher: null } };
  expect((await run(another, older)).notices).toContainEqual(unknown);
});
