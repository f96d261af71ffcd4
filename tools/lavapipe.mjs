/**
 * Mesa's software GPU for WebGPU in Node, a second adapter beside SwiftShader: Debian's package from backports (Dawn does
 * not take the one of bookworm itself, Mesa 22.3), unpacked into .cache without installing anything.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './install.mjs';

const cache = join(root, '.cache/lavapipe');
const libraries = join(cache, 'files/usr/lib/x86_64-linux-gnu');
const driver = join(cache, 'lavapipe.json');

const suite = 'bookworm-backports';
/** Mesa's drivers, the Vulkan loader, and what they load; each with what a slim image may lack. */
const packages = [
  ...['mesa-vulkan-drivers', 'libvulkan1', 'libllvm15', 'libdrm2', 'libdrm-amdgpu1', 'libelf1', 'libexpat1'],
  ...['libwayland-client0', 'libx11-xcb1', 'libxcb1', 'libxcb-dri3-0', 'libxcb-present0', 'libxcb-randr0'],
  ...['libxcb-shm0', 'libxcb-sync1', 'libxcb-xfixes0', 'libxshmfence1', 'libxau6', 'libxdmcp6', 'libbsd0'],
  ...['libmd0', 'libffi8', 'libedit2', 'libz3-4', 'libtinfo6', 'libxml2', 'libicu72', 'libzstd1'],
];

/** What a process has to be started with; null where it was not unpacked. */
function findLavapipe() {
  if (!existsSync(driver)) return null;
  const paths = [process.env['LD_LIBRARY_PATH'], libraries].filter(Boolean).join(delimiter);
  return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: paths };
}

/**
 * Unpacks it where it is not there yet: Debian on x86-64, with its mirror in reach. Where it cannot be had it says why.
 * @returns what a process has to be started with, or null
 */
export function ensureLavapipe() {
  const found = findLavapipe();
  if (found) return found;
  try {
    if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync('/etc/debian_version')) {
      throw new Error('it is unpacked on Debian on x86-64 only');
    }
    unpack();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    console.log(`Mesa's lavapipe, the second adapter, is not there: ${reason}.`);
  }
  return findLavapipe();
}

function unpack() {
  const work = join(cache, 'work');
  rmSync(cache, { recursive: true, force: true });
  for (const folder of ['lists/partial', 'archives/partial', 'debs']) {
    mkdirSync(join(work, folder), { recursive: true });
  }
  const list = join(work, 'sources.list');
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const mirror = mirrorOf();
  const lines = ['bookworm', suite].map((name) => `deb [signed-by=${keys}] ${mirror} ${name} main`);
  writeFileSync(list, `${lines.join('\n')}\n`);
  const options = [
    `Dir::Etc::SourceList=${list}`,
    'Dir::Etc::SourceParts=/nonexistent',
    `Dir::State::Lists=${join(work, 'lists')}`,
    `Dir::Cache=${work}`,
    'APT::Sandbox::User=root',
    'Acquire::http::Timeout=20',
    'Acquire::Retries=1',
  ].flatMap((option) => ['-o', option]);
  /** @param {readonly string[]} words */
  const apt = (...words) =>
    execFileSync('apt-get', [...options, '-qq', ...words], {
      cwd: join(work, 'debs'),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 180_000,
    });
  apt('update');
  apt('-t', suite, 'download', ...packages);
  const files = join(work, 'files');
  for (const name of readdirSync(join(work, 'debs'))) {
    execFileSync('dpkg', ['-x', join(work, 'debs', name), files]);
  }
  // Of Mesa's drivers only this one is of use.
  const folder = join(files, 'usr/lib/x86_64-linux-gnu');
  for (const name of readdirSync(folder)) {
    if (/^libvulkan_(?!lvp)/.test(name)) rmSync(join(folder, name));
  }
  renameSync(files, join(cache, 'files'));
  rmSync(work, { recursive: true });
  const library_path = join(libraries, 'libvulkan_lvp.so');
  const icd = { file_format_version: '1.0.0', ICD: { api_version: '1.3.0', library_path } };
  writeFileSync(driver, JSON.stringify(icd));
}

/** The mirror that this machine takes Debian from. */
function mirrorOf() {
  const sources = '/etc/apt/sources.list.d/debian.sources';
  const text = existsSync(sources) ? readFileSync(sources, 'utf8') : '';
  return /^URIs:\s*(\S+)/m.exec(text)?.[1] ?? 'http://deb.debian.org/debian';
}
