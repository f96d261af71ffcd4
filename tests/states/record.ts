/**
 * Records a small real run for the page of states: the store asks the real worker, as the page would. `npm run
 * states:record` opens this page and writes what `record` returns.
 */

import { config } from 'zod/mini';
import { spawnWorker } from '../../src/app/spawnWorker';
import { createWorkerTrainer } from '../../src/client/workerTrainer';
import type { CallName } from '../../src/protocol/calls';
import type { AppState, AppStore } from '../../src/state/appState';
import { createAppStore } from '../../src/state/store/createAppStore';
import { brokenFile, query, sampleName, skippedFile } from './files';
import { createRecorder, declared } from './recorder';

declare global {
  /** The module with everything recorded. */
  function record(): Promise<string>;
}

config({ jitless: true });

globalThis.record = async () => {
  const { trainer, recorded } = createRecorder(createWorkerTrainer(spawnWorker));
  const store = createAppStore(trainer);
  const state = () => store.getState();
  const parts: string[] = [];
  /** The last call of a name that has ended. */
  const keep = (as: string, name: CallName, from = -1) => {
    const found = recorded.filter((entry) => entry.name === name && entry.end !== null).at(from);
    if (!found) throw new Error(`${name} was not called.`);
    parts.push(declared(as, found));
  };

  const rows = { slot: 'train', text: '', skippedOnly: false, line: null, start: 0, count: 60 } as const;

  await state().openFile(brokenFile());
  keep('refused', 'openData');
  await state().openFile(skippedFile());
  keep('openedSkipped', 'openData');
  await state().rowWindow(rows);
  keep('rowsSkipped', 'rowWindow');
  const sample = await (await fetch(`/samples/${sampleName}`)).blob();
  await state().openFile(new File([sample], sampleName, { type: 'text/csv' }));
  keep('opened', 'openData');
  await state().rowWindow(rows);
  keep('rows', 'rowWindow');

  await reached(store, ({ memory }) => memory !== null);
  keep('loaded', 'loadModel');
  keep('lengths', 'tokenLengths');
  keep('memory', 'estimateMemory');
  await reached(store, ({ baseCheck }) => baseCheck !== null);
  keep('checkedBase', 'checkBase');
  keep('evaluationFindings', 'evaluationFindings');

  state().pairSeen();
  await reached(store, ({ comparison }) => comparison.kind === 'known');
  keep('embeddedBase', 'embed');

  await state().evaluateOnly(100);
  keep('evaluated', 'evaluate');
  await state().evaluationTexts();
  keep('textsEvaluated', 'evaluationTexts');
  await state().train();
  keep('trained', 'train');
  await state().evaluationTexts();
  keep('textsTrained', 'evaluationTexts');
  await reached(store, ({ comparison }) => comparison.kind === 'known' && comparison.last.tuned !== null);
  keep('embeddedTuned', 'embed');
  state().setQuery(query);
  await state().find();
  keep('searchedBase', 'search', -2);
  keep('searchedTuned', 'search', -1);

  // The browser of the recording has no WebGPU.
  state().setField('compute', 'webgpu');
  await state().train();
  keep('failed', 'train');
  return [
    '/** Made by `npm run states:record` from a real run: what the worker answered. */',
    "import type { Recorded } from '../../src/client/replayTrainer';",
    ...parts,
    '',
  ].join('\n\n');
};

const reached = (store: AppStore, holds: (state: AppState) => boolean) =>
  new Promise<void>((resolve) => {
    if (holds(store.getState())) return resolve();
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });
