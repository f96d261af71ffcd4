/**
 * tfjs starts its wasm threads from the text of its module function. A bundler that renames the one variable which
 * that function reads from outside (`_scriptDir`) breaks that text, so the variable is taken out first.
 */

/**
 * The text of tfjs-backend-wasm-threaded-simd.js without that variable.
 * @param {string} code
 * @param {string} id its name, for the error where it is another text
 */
export function withoutOutside(code, id) {
  const outside = /var _scriptDir = .*\n.*_scriptDir = _scriptDir \|\| __filename;\n/;
  if (!outside.test(code)) throw new Error(`${id} is not the file that this function knows.`);
  return (
    code
      // The lines stay, empty: the source map counts them.
      .replace(outside, (text) => text.replace(/[^\n]/g, ''))
      .replace('typeof _scriptDir !== "undefined" && _scriptDir', 'false')
      .replace('||_scriptDir', '')
  );
}
