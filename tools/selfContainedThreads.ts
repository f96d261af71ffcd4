/** Keeps the text of tfjs's threads whole in the page's build. */

import type { Plugin } from 'vite';
import { withoutOutside } from './withoutOutside.mjs';

const moduleFile = /tfjs-backend-wasm-threaded-simd\.js$/;

export const selfContainedThreads = (): Plugin => ({
  name: 'semblance-self-contained-threads',
  transform: (code, id) => (moduleFile.test(id) ? { code: withoutOutside(code, id), map: null } : null),
});
