import react from '@vitejs/plugin-react';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { devHeaders, headersFor, rules, workerFolder } from './tools/headers.ts';
import { buildKernels } from './tools/kernels.mjs';
import { searchPage } from './tools/searchPage.ts';
import { selfContainedThreads } from './tools/selfContainedThreads.ts';
import { defineVersion } from './tools/version.ts';
import { watchKernels } from './tools/watchKernels.ts';

/** Serves the built site under its real headers, and writes them down for static hosts. */
const headers = (): Plugin => ({
  name: 'semblance-headers',
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value);
      next();
    });
  },
  writeBundle({ dir }) {
    if (!dir) return;
    const lines = rules.flatMap(([path, values]) => [
      path,
      ...Object.entries(values).map(([name, value]) => `  ${name}: ${value}`),
    ]);
    writeFileSync(join(dir, '_headers'), `${lines.join('\n')}\n`);
  },
});

await buildKernels();

export default defineConfig({
  base: './',
  plugins: [react(), headers(), searchPage(), watchKernels()],
  define: defineVersion,
  // Its script for WebAssembly is fetched beside the binary, so that its threads load that alone.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  server: { headers: { ...devHeaders } },
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, sourcemap: true },
  worker: {
    format: 'es',
    plugins: () => [selfContainedThreads()],
    rolldownOptions: { output: { entryFileNames: `${workerFolder}/[hash].js` } },
  },
});
