import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './tools/browser.mjs';

const executablePath = findBrowser();
/** Another checkout that is tested at the same time needs ports of its own. */
const port = Number(process.env['SEMBLANCE_TEST_PORT'] ?? 4317);
/** Where the tests' own Hub listens; the page's policy must name it. */
export const hubPort = port + 1;

/** Their figures, of time and of bytes, or the Hub's port allow no other test beside them: `npm test` runs them afterwards. */
const alone = ['firstLoad', 'firstMinute', 'hub', 'push', 'window'].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  projects: [
    { name: 'together', testIgnore: alone },
    { name: 'alone', testMatch: alone, workers: 1 },
  ],
  timeout: 180_000,
  // On two cores beside another test a page may take longer than the usual five seconds.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 900 },
    // A control that cannot be found is named at once, not when the test's time is over.
    actionTimeout: 20_000,
    launchOptions: { args: browserArgs, ...(executablePath ? { executablePath } : {}) },
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: import.meta.dirname,
    url: `http://localhost:${port}`,
    env: { SEMBLANCE_MIRRORS: `http://127.0.0.1:${hubPort}` },
    reuseExistingServer: true,
  },
});
