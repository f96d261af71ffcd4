/** Finds a Chromium-family browser for the tests, installing one where there is none. */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const places = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @returns {string | null} the path of an installed browser */
export function findBrowser() {
  const named = process.env['SEMBLANCE_BROWSER'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path)) ?? null;
}

/** @returns {Promise<string | null>} Playwright's own download, where it is there */
async function playwrightBrowser() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/**
 * Finds a browser: one that is installed, else Playwright's download. Where there is none, Playwright downloads one; where
 * that fails, and this is root on Debian, the distribution's package is installed. Each is announced before it is done.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  console.log('A browser is needed, and no Chrome, Chromium or Edge was found on this machine.');
  console.log('1. Playwright downloads Chromium into its own cache; this may take a few minutes.');
  if (mayInstall) {
    console.log('2. If that fails, apt-get installs the SYSTEM PACKAGE "chromium" (you are root on Debian).');
  }
  console.log('To prevent both: install Chrome, Chromium or Edge, or name one in SEMBLANCE_BROWSER.\n');
  const failure = downloadBrowser();
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;
  console.log(`Playwright could not download Chromium: ${failure}`);
  if (mayInstall) {
    console.log('Installing the system package "chromium" with apt-get …');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.error(
    'There is no browser to test with. Install Chrome, Chromium or Edge, or name one in SEMBLANCE_BROWSER.',
  );
  process.exit(1);
}

/** @returns {string} why the download failed, in one line; empty where it did not */
function downloadBrowser() {
  const { status, stdout, stderr, error } = spawnSync(
    'npx',
    ['playwright', 'install', 'chromium-headless-shell', 'chromium'],
    { encoding: 'utf8', timeout: 300_000, shell: process.platform === 'win32' },
  );
  if (status === 0) return '';
  if (error) return error.message;
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim());
  return lines.find((line) => /^Error:/.test(line)) ?? lines.find((line) => line !== '') ?? `code ${status}`;
}

/** Switches that give WebGPU without a GPU and keep the browser from calling home. */
export const browserArgs = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
