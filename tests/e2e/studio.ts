/** The page as a person uses it: every control is found by its role and name. */

import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

export const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url).pathname;

export interface Studio {
  readonly page: Page;
  /** Errors and policy violations that the page and its workers reported. */
  readonly complaints: readonly string[];
  open(): Promise<void>;
  dataset(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  modelFolder(folder: string): Promise<void>;
  set(field: string, value: number): Promise<void>;
  compute(name: 'Automatic' | 'WebGPU' | 'WebAssembly' | 'CPU'): Promise<void>;
  press(name: string): Promise<void>;
  /** One of the page's outputs, by name. */
  output(name: string): Locator;
  number(name: string): Promise<number>;
  /** Waits until the run says one of these states, and fails at once where it fails. */
  waitForState(...states: string[]): Promise<void>;
  download(button: string): Promise<{ readonly name: string; readonly bytes: Buffer }>;
}

export function studio(page: Page): Studio {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));

  const output = (name: string) => page.getByRole('status', { name, exact: true });
  const settled = (download: Download) => download.path().then((path) => readFile(path));

  return {
    page,
    complaints,
    output,
    async open() {
      await page.goto('/');
      await expect(page.getByLabel('Dataset file', { exact: true })).toBeAttached();
    },
    async dataset(file) {
      const given = typeof file === 'string' ? fixture(file) : file;
      await page.getByLabel('Dataset file', { exact: true }).setInputFiles(given);
    },
    async modelFolder(folder) {
      await page.getByRole('radio', { name: 'Local folder' }).check();
      await page.getByLabel('Model folder', { exact: true }).setInputFiles(folder);
    },
    async set(field, value) {
      const control = page.getByRole('spinbutton', { name: field, exact: true });
      if (!(await control.isVisible())) await page.getByText('Advanced', { exact: true }).first().click();
      await control.fill(String(value));
    },
    async compute(name) {
      const control = page.getByRole('combobox', { name: 'Compute', exact: true });
      if (!(await control.isVisible())) await page.getByText('Advanced', { exact: true }).first().click();
      await control.selectOption(name);
    },
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    number: async (name) => Number(await output(name).textContent()),
    async waitForState(...states) {
      const wanted = [...states, 'failed'].join('|');
      await expect(output('State')).toHaveText(new RegExp(`^(${wanted})$`), { timeout: 150_000 });
      const alert = page.getByRole('alert').first();
      const state = await output('State').textContent();
      if (state === 'failed' && !states.includes('failed')) throw new Error(await alert.innerText());
    },
    async download(button) {
      const arriving = page.waitForEvent('download', { timeout: 150_000 });
      await page.getByRole('button', { name: button, exact: true }).click();
      const download = await arriving;
      return { name: download.suggestedFilename(), bytes: await settled(download) };
    },
  };
}
