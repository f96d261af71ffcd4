/** The composition root: makes the trainer, the store and the page, and ties them together. */

import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/mini';
import { createBrowserArchive } from '../client/archive/browserArchive';
import { createWorkerTrainer } from '../client/workerTrainer';
import { createDebugLog } from '../state/diagnostics/debugLog';
import { createFaults } from '../state/diagnostics/faults';
import { watchPage } from '../state/diagnostics/watchPage';
import { StoreContext } from '../state/react';
import { createAppStore } from '../state/store/createAppStore';
import { App } from '../ui/App';
import { followHash } from './hash';
import { spawnWorker } from './spawnWorker';
import { visitStorage } from './visitStorage';
import { wasReloaded } from './wasReloaded';

// The page's policy forbids `new Function`, with which zod would compile its schemas.
config({ jitless: true });

const faults = createFaults();
const { add: onFault } = faults.getState();
watchPage(onFault);

const debug = new URLSearchParams(window.location.search).has('debug') ? createDebugLog() : null;
const store = createAppStore(createWorkerTrainer(spawnWorker, { onFault, debug }), {
  storage: visitStorage(),
  archive: createBrowserArchive(),
});
const reloaded = wasReloaded();
void store.getState().restore(reloaded);

followHash(store, reloaded);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root".');
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App faults={faults} debug={debug} />
    </StoreContext>
  </StrictMode>,
);
