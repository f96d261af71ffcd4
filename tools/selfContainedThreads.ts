/**
 * tfjs starts its wasm threads from the text of its module function. A bundler that renames the one variable which
 * that function reads from outside (`_scriptDir`) breaks that text, so the variable is taken out first.
 */

import type { Plugin } from 'vite';

const moduleFile = /tfjs-backend-wasm-threaded-simd\.js$/;

export const selfContainedThreads = (): Plugin => ({
  name: 'semblance-self-contained-threads',
  transform(code, id) {
    if (!moduleFile.test(id)) return null;
    const outside = /var _scriptDir = .*\n.*_scriptDir = _scriptDir \|\| __filename;\n/;
    if (!outside.test(code)) throw new Error(`${id} is not the file that this plugin knows.`);
    return {
      code: code
        // The lines stay, empty: the source map counts them.
        .replace(outside, (text) => text.replace(/[^\n]/g, ''))
        .replace('typeof _scriptDir !== "undefined" && _scriptDir', 'false')
        .replace('||_scriptDir', ''),
      map: null,
    };
  },
});
