/** In development: compiles the WebAssembly kernels when their source changes, and reloads the page. */

import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { buildKernels, sources } from './kernels.mjs';

export const watchKernels = (): Plugin => ({
  name: 'semblance-watch-kernels',
  apply: 'serve',
  configureServer(server) {
    const folder = join(server.config.root, sources);
    const rebuild = oneAtATime(() => rebuildKernels(server));
    server.watcher.add(folder);
    server.watcher.on('all', (_, path) => {
      if (path.startsWith(folder) && path.endsWith('.ts')) rebuild();
    });
  },
});

async function rebuildKernels({ config: { logger }, ws }: ViteDevServer): Promise<void> {
  const start = performance.now();
  try {
    if (!(await buildKernels())) return;
    logger.info(`Compiled the WebAssembly kernels in ${Math.round(performance.now() - start)} ms.`, {
      timestamp: true,
    });
    ws.send({ type: 'full-reload' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    logger.error(message, { timestamp: true });
    ws.send({ type: 'error', err: { message, stack: '' } });
  }
}

/** Runs work when it is asked for, and once more where it was asked for meanwhile. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => void run();
}
