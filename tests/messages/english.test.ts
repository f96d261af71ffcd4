import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages/en/catalogue';
import { renderEnglish } from '../../src/messages/english';
import type { Message } from '../../src/messages/message';
import { commonFaults } from './faults';
import { checkpointSamples } from './samples/checkpoint';
import { cliSamples } from './samples/cli';
import { dataSamples } from './samples/data';
import { debugSamples } from './samples/debug';
import { deviceSamples } from './samples/device';
import { evaluationSamples } from './samples/evaluation';
import { fieldSamples } from './samples/fields';
import { findingSamples } from './samples/findings';
import { labelSamples } from './samples/labels';
import { lessonSamples } from './samples/lesson';
import { lossSamples } from './samples/losses';
import { modelSamples } from './samples/model';
import { networkSamples } from './samples/network';
import { pushSamples } from './samples/push';
import { problemSamples } from './samples/problems';
import { recipeSamples } from './samples/recipe';
import { roleSamples } from './samples/roles';
import { runSamples } from './samples/run';
import { stateSamples } from './samples/state';
import { trainingSamples } from './samples/training';
import { workerSamples } from './samples/worker';
import type { AllSamples } from './samples/types';

const samples: AllSamples = {
  ...checkpointSamples,
  ...cliSamples,
  ...dataSamples,
  ...debugSamples,
  ...deviceSamples,
  ...evaluationSamples,
  ...fieldSamples,
  ...findingSamples,
  ...labelSamples,
  ...lessonSamples,
  ...lossSamples,
  ...modelSamples,
  ...networkSamples,
  ...pushSamples,
  ...problemSamples,
  ...recipeSamples,
  ...roleSamples,
  ...runSamples,
  ...stateSamples,
  ...trainingSamples,
  ...workerSamples,
};

/** Every code, with each of its samples. */
function* everyMessage(): Generator<Message> {
  const withParams: Readonly<Record<string, readonly unknown[]>> = samples;
  for (const code of Object.keys(en)) {
    for (const params of withParams[code] ?? [undefined]) {
      // The types of code and parameters belong together by `AllSamples`.
      yield (params === undefined ? { code } : { code, params }) as Message;
    }
  }
}

describe('the English catalogue', () => {
  it('renders every code, singular and plural, as a person has read it', async () => {
    const table = [...everyMessage()].map((message) => `${message.code}\n  ${renderEnglish(message)}\n`);
    await expect(table.join('')).toMatchFileSnapshot('./english.txt');
  });

  it.each(commonFaults)('has no %s', (_, fault) => {
    for (const message of everyMessage()) expect(renderEnglish(message), message.code).not.toMatch(fault);
  });
});
