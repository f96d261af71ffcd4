/** The licences of packages whose code is passed on. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './install.mjs';

/**
 * @param {string} intro
 * @param {readonly string[]} packages their folders, relative to the project's
 */
export function thirdPartyText(intro, packages) {
  const parts = packages.map((path) => {
    const at = resolve(root, path);
    const { name, version, license } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
    const file = readdirSync(at).find((one) => /^(licen[cs]e|copying)/i.test(one));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(at, file), 'utf8').trim()}`;
    return `${name} ${version} (${license})${text}`;
  });
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `${intro}${line}${parts.join(line)}\n`;
}
