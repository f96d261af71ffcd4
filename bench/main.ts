/** `npm run bench`: everyone at every job, side by side, and the tables of it. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { openPage, type BenchPage } from './browser';
import { chartTable, measureCharts } from './charts';
import { growthChart, growthTables, measureGrowth } from './growth';
import { describeMachine } from './machine';
import { miniLM } from './miniLM';
import type { Held } from './page/memory';
import type { Probe } from './page/probe';
import { median, race } from './race';
import { fullStep, makeRaces, smallStep, type Places } from './races';
import { machineLine, memoryTable, probeTable, raceTable, type Probed, type Raced } from './report';

export interface Options {
  /** Null where nothing is wanted that needs Python or the STS benchmark. */
  readonly places: Places | null;
  readonly origin: string;
  readonly browser: string;
  /** Switches of a browser with the GPU that there is, and of one whose processor plays GPU. */
  readonly args: { readonly gpu: readonly string[]; readonly software: readonly string[] };
  /** The project's folder. */
  readonly root: string;
  /** Sections to run; all where there are none. */
  readonly only: readonly string[];
}

const heldSchema = z.object({
  pairs: z.number(),
  length: z.number(),
  seconds: z.number(),
  held: z.number(),
  estimated: z.number(),
  whole: z.number(),
});
const foundSchema = z.object({ peak: z.nullable(z.number()), products: z.number(), memory: z.number() });
// eslint-disable-next-line no-console
const say = (text: string) => console.log(text);

export async function bench(options: Options): Promise<void> {
  const wanted = (section: string) => options.only.length === 0 || options.only.includes(section);
  const page = await openPage(options.browser, options.args.software, options.origin);
  const gpu = await realGpu(options);
  const adapter = (await (gpu ?? page).adapter()) ?? 'none';
  try {
    const machine = describeMachine(page.version, options.places?.python ?? null);
    const raced: Raced[] = [];
    const races = options.places ? await makeRaces(page, gpu, options.places) : [];
    for (const { key, title, asked, job, contenders, rounds } of races) {
      if (!wanted(key)) continue;
      say(title);
      raced.push({ race: { key, title, asked }, results: await race(job, contenders, rounds, say) });
    }
    const probes = wanted('probe') ? await probe(page, gpu, raced) : [];
    const held = wanted('memory') ? await measureMemory(page) : null;
    const growth = wanted('growth') ? await measureGrowth(page, say) : [];
    const charts = wanted('charts')
      ? await measureCharts(options.browser, options.args.software, options.origin)
      : [];
    const tables = [
      machineLine(machine, adapter),
      ...raced.map(raceTable),
      ...(probes.length > 0 ? [probeTable(probes)] : []),
      ...(held ? [memoryTable(held)] : []),
      ...(growth.length > 0 ? [growthTables(growth)] : []),
      ...(charts.length > 0 ? [chartTable(charts)] : []),
    ].join('\n\n');
    say(`\n${tables}`);
    if (options.only.length > 0) return;
    const results = join(options.root, 'bench/results');
    mkdirSync(results, { recursive: true });
    const measured = {
      date: new Date().toISOString().slice(0, 10),
      machine,
      adapter,
      raced,
      probes,
      held,
      growth,
      charts,
    };
    writeFileSync(join(results, `${measured.date}.json`), `${JSON.stringify(measured, null, 2)}\n`);
    writeFileSync(join(results, 'newest.md'), `# Measured on ${measured.date}\n\n${tables}\n`);
    writeFileSync(join(results, 'growth.svg'), growthChart(growth));
    intoReadme(
      join(options.root, 'README.md'),
      [machineLine(machine, adapter), ...raced.map(raceTable)].join('\n\n'),
    );
  } finally {
    await page.close();
    await gpu?.close();
  }
}

async function measureMemory(page: BenchPage): Promise<Held> {
  say('One step of BERT-base');
  const worker = page.worker('memory');
  try {
    await worker.ask(null);
    return heldSchema.parse(await worker.ask('run'));
  } finally {
    await worker.end();
  }
}

async function realGpu({ browser, args, origin }: Options): Promise<BenchPage | null> {
  const page = await openPage(browser, args.gpu, origin);
  const adapter = await page.adapter();
  if (adapter && !/swiftshader|llvmpipe|lavapipe/i.test(adapter)) return page;
  await page.close();
  return null;
}

async function probe(page: BenchPage, gpu: BenchPage | null, raced: readonly Raced[]): Promise<Probed[]> {
  const { hiddenSize: hidden, intermediateSize: inner } = miniLM;
  const sizes = [
    { name: 'wasm', on: page, backend: 'wasm', step: fullStep, key: 'step' },
    { name: 'webgpu, software adapter', on: page, backend: 'webgpu', step: smallStep, key: 'webgpu' },
    ...(gpu
      ? [{ name: 'webgpu, GPU', on: gpu, backend: 'webgpu', step: fullStep, key: 'gpu' } as const]
      : []),
  ] as const;
  const probes: Probed[] = [];
  for (const { name, on, backend, step, key } of sizes) {
    const worker = on.worker('probe');
    const asked: Probe = { backend, tokens: 2 * step.pairs * step.length, hidden, inner };
    await worker.ask(asked);
    const found = foundSchema.parse(await worker.ask('run'));
    const [own] = raced.find(({ race }) => race.key === key)?.results ?? [];
    const seconds = own && own.seconds.length > 0 ? median(own.seconds) : null;
    probes.push({ name, ...found, step: { ...miniLM, ...step }, seconds });
    await worker.end();
  }
  return probes;
}

/** Puts the tables between the two marks. */
function intoReadme(path: string, tables: string): void {
  const [begin, end] = ['<!-- bench -->', '<!-- /bench -->'];
  const text = readFileSync(path, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no place between ${begin} and ${end}.`);
  writeFileSync(path, `${text.slice(0, from + begin.length)}\n\n${tables}\n\n${text.slice(to)}`);
}
