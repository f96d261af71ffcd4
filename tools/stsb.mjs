/** The STS benchmark's files, which are not part of the project: STSB names their folder. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @param {'train' | 'dev'} part */
const fileOf = (part) => `stsb-en-${part}.csv`;

/**
 * The benchmark's files, in the order of `parts`; ends this process with a message where they are absent.
 * @param {readonly ('train' | 'dev')[]} parts
 * @returns {readonly string[]}
 */
export function requireStsb(parts) {
  const folder = process.env['STSB'];
  if (!folder) {
    console.error(
      `This needs the STS benchmark (English), ${parts.map(fileOf).join(' and ')}: name their folder in the environment variable STSB. CONTRIBUTING.md says where to get them.`,
    );
    process.exit(1);
  }
  const missing = parts.map(fileOf).filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) {
    console.error(`STSB names ${resolve(folder)}, which has no ${missing.join(' and no ')}.`);
    process.exit(1);
  }
  return parts.map((part) => resolve(folder, fileOf(part)));
}

/** Whether STSB names a folder with the dev split. */
export const hasStsbDev = () => existsSync(join(process.env['STSB'] ?? '', fileOf('dev')));
