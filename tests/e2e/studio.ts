/** The page as a person uses it: every control is found by its role and name. */

import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { labelOf } from '../../src/core/fields';
import { fieldEntry, recipeFieldNames } from '../../src/core/recipe/fields';
import { english, renderEnglish } from '../../src/messages/english';

export const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url).pathname;

const { groups } = english.page.setup;
type Group = 'Data' | 'Loss' | 'Model' | 'Training' | 'Evaluation' | 'Device';
type View = 'Data' | 'Training' | 'Results' | 'Errors' | 'Try' | 'Export';

export interface Studio {
  readonly page: Page;
  /** Errors and policy violations that the page and its workers reported. */
  readonly complaints: readonly string[];
  open(): Promise<void>;
  dataset(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  modelFolder(folder: string): Promise<void>;
  /** Opens the page with a dataset and the tiny model, on WebAssembly: a run of seconds. */
  openTiny(dataset: string): Promise<void>;
  /** Opens a group of the setup, and the setup itself where it is a drawer. */
  group(name: Group): Promise<void>;
  view(name: View): Promise<void>;
  /** Opens the comparison of the runs, unless it is open. */
  compare(): Promise<void>;
  /** Opens it with all columns of the table of runs, those too that are the same in all of them. */
  runsTable(): Promise<void>;
  set(field: string, value: number): Promise<void>;
  compute(name: 'Automatic' | 'WebGPU' | 'WebAssembly' | 'CPU'): Promise<void>;
  press(name: string): Promise<void>;
  /** Opens the comparison of base models on WebAssembly, and adds these folders to it. */
  compareFolders(...paths: string[]): Promise<void>;
  evaluateOnly(): Promise<void>;
  /** One of the page's outputs, by name. */
  output(name: string): Locator;
  /** With all its decimals, where the page shows two. */
  number(name: string): Promise<number>;
  /** What it says on hover: all its decimals. */
  exactly(name: string): Promise<string | null>;
  /** Waits until the run says one of these states, and fails at once where it fails. */
  waitForState(...states: string[]): Promise<void>;
  download(button: string): Promise<{ readonly name: string; readonly bytes: Buffer }>;
}

/** The group of the setup in which a field stands. */
function groupOf(label: string): string {
  const name = recipeFieldNames.find((field) => renderEnglish(labelOf(fieldEntry(field))) === label);
  if (!name) throw new Error(`There is no field ${label}.`);
  return groups[fieldEntry(name).section];
}

export function studio(page: Page): Studio {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));

  const output = (name: string) => page.getByRole('status', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const settled = (download: Download) => download.path().then((path) => readFile(path));
  const group = async (name: string) => {
    const setup = page.getByRole('region', { name: 'Setup', exact: true });
    if (!(await setup.isVisible())) await button('Setup').click();
    const head = setup.getByRole('button', { name, exact: true });
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  };
  const view = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  const compare = async () => {
    if ((await button('Compare').getAttribute('aria-pressed')) !== 'true') await button('Compare').click();
  };

  const open = async () => {
    await page.goto('/');
    await expect(page.getByLabel('Dataset file', { exact: true })).toBeAttached();
  };
  const dataset: Studio['dataset'] = async (file) => {
    const given = typeof file === 'string' ? fixture(file) : file;
    await page.getByLabel('Dataset file', { exact: true }).setInputFiles(given);
  };
  const modelFolder = async (folder: string) => {
    await group('Model');
    await page.getByRole('radio', { name: 'Local folder' }).check();
    await page.getByLabel('Model folder', { exact: true }).setInputFiles(folder);
  };
  const compute: Studio['compute'] = async (name) => {
    await group('Device');
    await page.getByRole('combobox', { name: 'Compute', exact: true }).selectOption(name);
  };

  return {
    page,
    complaints,
    compare,
    output,
    group,
    view,
    open,
    dataset,
    modelFolder,
    compute,
    async openTiny(file) {
      await open();
      await dataset(file);
      await modelFolder(fixture('tiny-bert'));
      await compute('WebAssembly');
    },
    async compareFolders(...paths) {
      await compute('WebAssembly');
      await group('Model');
      await button('Compare base models').click();
      for (const path of paths) {
        await page.getByLabel('Add a model folder', { exact: true }).setInputFiles(path);
      }
    },
    async runsTable() {
      await compare();
      await page.getByRole('checkbox', { name: 'Only what differs', exact: true }).uncheck();
    },
    async set(field, value) {
      await group(groupOf(field));
      await page.getByRole('spinbutton', { name: field, exact: true }).fill(String(value));
    },
    press: (name) => button(name).click(),
    async evaluateOnly() {
      await button('More ways to start').click();
      await button('Evaluate only').click();
    },
    async number(name) {
      const exactly = await output(name).getAttribute('title');
      return Number(exactly ?? (await output(name).textContent()));
    },
    exactly: (name) => output(name).getAttribute('title'),
    async waitForState(...states) {
      const wanted = [...states, 'failed'].join('|');
      await expect(output('State')).toHaveText(new RegExp(`^(${wanted})$`), { timeout: 150_000 });
      const alert = page.getByRole('alert').first();
      const state = await output('State').textContent();
      if (state === 'failed' && !states.includes('failed')) throw new Error(await alert.innerText());
    },
    async download(name) {
      const arriving = page.waitForEvent('download', { timeout: 150_000 });
      // What is shown of a file is drawn once its code is there.
      await button(name)
        .waitFor({ timeout: 3000 })
        .catch(() => view('Export'));
      await button(name).click();
      const download = await arriving;
      return { name: download.suggestedFilename(), bytes: await settled(download) };
    },
  };
}
