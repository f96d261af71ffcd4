/** The composition root: makes the trainer, the store and the page, and ties them together. */

import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/mini';
import { createWorkerTrainer } from '../client/workerTrainer';
import { StoreContext } from '../state/react';
import { createAppStore } from '../state/store/createAppStore';
import { App } from '../ui/App';
import { spawnWorker } from './spawnWorker';
import { visitStorage } from './visitStorage';

// The page's policy forbids `new Function`, with which zod would compile its schemas.
config({ jitless: true });

const store = createAppStore(createWorkerTrainer(spawnWorker), visitStorage());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root".');
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
);
