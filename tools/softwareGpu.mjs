/** The software GPU that Chromium brings, for WebGPU in Node: a Vulkan driver and its loader. */

import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findBrowser } from './browser.mjs';

const driver = 'vk_swiftshader_icd.json';

/** What a process has to be started with; null where a driver is named already, or none is found. */
export function softwareGpu() {
  if (process.env['VK_ICD_FILENAMES']) return null;
  const browser = findBrowser();
  const folders = [...(browser ? [dirname(realpathSync(browser))] : []), '/usr/lib/chromium'];
  const folder = folders.find((path) => existsSync(join(path, driver)));
  if (!folder) return null;
  const libraries = [process.env['LD_LIBRARY_PATH'], folder].filter(Boolean).join(delimiter);
  return { VK_ICD_FILENAMES: join(folder, driver), LD_LIBRARY_PATH: libraries };
}
