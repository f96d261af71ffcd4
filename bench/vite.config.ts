/** The bench's page, served as the site is: threads need its headers. */

import { join } from 'node:path';
import { defineConfig } from 'vite';
import { devHeaders } from '../tools/headers.ts';
import { selfContainedThreads } from '../tools/selfContainedThreads.ts';

const root = join(import.meta.dirname, 'page');
const cache = join(import.meta.dirname, '../.cache/bench');

export default defineConfig({
  root,
  publicDir: join(cache, 'public'),
  preview: { headers: { ...devHeaders } },
  build: {
    outDir: join(cache, 'site'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'charts.html'].map((name) => join(root, name)) },
  },
  worker: { format: 'es', plugins: () => [selfContainedThreads()] },
});
