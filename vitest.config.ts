import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArgs, findBrowser } from './tools/browser.mjs';
import { devHeaders } from './tools/headers.ts';
import { buildKernels } from './tools/kernels.mjs';
import { softwareGpu } from './tools/softwareGpu.mjs';
import { defineVersion } from './tools/version.ts';

await buildKernels();
Object.assign(process.env, softwareGpu());
const executablePath = findBrowser();

export default defineConfig({
  test: {
    // All cores: the default leaves one to the watcher.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/*.browser.test.{ts,tsx}', 'tests/e2e/**'],
          testTimeout: 120_000,
        },
      },
      {
        server: { headers: { ...devHeaders } },
        define: defineVersion,
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgpu',
            '@huggingface/tokenizers',
            'client-zip',
            'idb',
            'papaparse',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'recharts',
            'zod/mini',
            'zustand',
            'zustand/middleware',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.{ts,tsx}'],
          testTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: browserArgs, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
