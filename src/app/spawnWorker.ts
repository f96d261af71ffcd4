/** Starts the worker that trains, under Trusted Types where the browser has them. */

import workerUrl from '../worker/main?worker&url';

declare global {
  interface Window {
    /** Of the Trusted Types API only what is used; a TrustedScriptURL stands where a string is expected. */
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): { createScriptURL: (url: string) => string };
    };
  }
}

/** Admits exactly one address: the worker's own. */
const policy = window.trustedTypes?.createPolicy('semblance-worker', {
  createScriptURL(url) {
    if (url !== workerUrl) throw new TypeError(`No script may be loaded from ${url}.`);
    return url;
  },
});

export const spawnWorker = (): Worker =>
  new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module', name: 'semblance' });
