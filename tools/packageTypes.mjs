/** The declarations of the npm package: those that its entries lead to, with the names that Node resolves. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/**
 * Copies declarations; each relative import gets the ending of its module.
 * @param {string} from where the compiler has written them
 * @param {string} to
 * @param {readonly string[]} entries below `from`
 * @throws Error where one imports a package, which a consumer would not have
 */
export function copyTypes(from, to, entries) {
  const waiting = [...entries];
  const done = new Set();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (done.has(path)) continue;
    done.add(path);
    const text = readFileSync(join(from, path), 'utf8');
    const { importedFiles } = ts.preProcessFile(text, true, true);
    let written = '';
    let at = 0;
    for (const { fileName, pos, end } of importedFiles.toSorted((a, b) => a.pos - b.pos)) {
      if (!fileName.startsWith('.')) throw new Error(`${path} imports ${fileName}.`);
      const target = targetOf(from, join(dirname(path), fileName));
      waiting.push(`${target}.d.ts`);
      // `pos` is at the opening quote, or before it.
      const start = text.indexOf(fileName, pos);
      written += `${text.slice(at, start)}${specifier(dirname(path), target)}`;
      at = Math.max(start + fileName.length, Math.min(end, start + fileName.length));
    }
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), `${written}${text.slice(at)}`);
  }
}

/** A module without its ending. @param {string} root @param {string} path */
function targetOf(root, path) {
  const found = [path, join(path, 'index')].find((one) => existsSync(join(root, `${one}.d.ts`)));
  if (found === undefined) throw new Error(`There is no declaration of ${path}.`);
  return found;
}

/** @param {string} folder @param {string} target */
function specifier(folder, target) {
  const path = relative(folder, target).replaceAll('\\', '/');
  return `${path.startsWith('.') ? path : `./${path}`}.js`;
}
