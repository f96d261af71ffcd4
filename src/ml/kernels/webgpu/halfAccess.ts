/**
 * Rewrites shaders for buffers that are stored as float16. They are written for float32: what is read from such a buffer is
 * widened where it is read, and what is written is rounded where it is written, so that all arithmetic stays in float32.
 */

import type { Element, Shader } from './shader';

/** How an array's element is stored as float16, and what converts one there and back. */
const stored: Partial<
  Record<Element, { readonly element: Element; readonly read: string; readonly write: string }>
> = {
  f32: { element: 'f16', read: 'f32', write: 'f16' },
  vec4f: { element: 'vec4h', read: 'vec4f', write: 'vec4h' },
};

/**
 * @param halves which of its buffers are stored as float16: first those that it writes, then those that it reads
 * @throws TypeError for a buffer of integers, or one that is changed in place
 */
export function withHalves(shader: Shader, halves: readonly boolean[]): Shader {
  const writes = Object.entries(shader.writes);
  const reads = Object.entries(shader.reads);
  let { body } = shader;
  const changed = [...writes, ...reads].map(([name, element], i): [string, Element] => {
    if (!halves[i]) return [name, element];
    const as = stored[element];
    if (!as) throw new TypeError(`${shader.name}: ${name} cannot be float16.`);
    body = rewritten(body, name, as);
    return [name, as.element];
  });
  return {
    ...shader,
    writes: Object.fromEntries(changed.slice(0, writes.length)),
    reads: Object.fromEntries(changed.slice(writes.length)),
    body,
  };
}

/** `name[…]` as `read(name[…])`, and `name[…] = …;` as `name[…] = write(…);`. */
function rewritten(code: string, name: string, { read, write }: { read: string; write: string }): string {
  const access = new RegExp(`(?<![\\w.])${name}\\[`, 'g');
  let out = '';
  let done = 0;
  for (const { index } of code.matchAll(access)) {
    if (index < done) throw new TypeError(`${name} is indexed by itself.`);
    const end = closing(code, index + name.length) + 1;
    const assigned = /^\s*=(?!=)([^;]*);/.exec(code.slice(end));
    out += code.slice(done, index);
    if (assigned) {
      out += `${code.slice(index, end)} = ${write}(${assigned[1] ?? ''});`;
      done = end + assigned[0].length;
    } else {
      out += `${read}(${code.slice(index, end)})`;
      done = end;
    }
  }
  return out + code.slice(done);
}

/** Where the bracket that opens at `open` closes. */
function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === '[') depth++;
    if (code[at] === ']' && --depth === 0) return at;
  }
  throw new TypeError('A bracket is not closed.');
}
