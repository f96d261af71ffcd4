/**
 * `npm run parity`: one table of the engine's numbers beside those of PyTorch and sentence-transformers, which are
 * computed again; fails where a row is outside its tolerance. With `-- --quick` the full runs (part 4, most of the time) are left out.
 */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { ensureInstalled, root, run } from './install.mjs';
import { ensurePython, minilmFolder, python } from './python.mjs';
import { requireStsb } from './stsb.mjs';

/** What both sides train with in the full runs: the usual numbers. */
const runsPlan = {
  losses: ['CosineSimilarityLoss', 'ContrastiveLoss', 'MultipleNegativesRankingLoss'],
  seeds: [1, 2, 3],
  epochs: 1,
  batchSize: 16,
  learningRate: 2e-5,
  warmupSteps: 100,
  weightDecay: 0,
  maxGradNorm: 1,
  maxSeqLength: 128,
};

/** The golden files that the table is made from. */
const goldenScripts = ['make_architecture_golden.py', 'make_losses_golden.py', 'make_metrics_golden.py'];

const [trainFile = '', devFile = ''] = requireStsb(['train', 'dev']);
await ensureInstalled();
const { buildForNode } = await import('./buildForNode.mjs');
ensurePython();
const quick = process.argv.includes('--quick');

const folder = resolve('.cache/parity');
const [data, golden] = [join(folder, 'data'), join(folder, 'golden')];
rmSync(folder, { recursive: true, force: true });
mkdirSync(golden, { recursive: true });
const runs = {
  plan: join(folder, 'plan.json'),
  ours: join(folder, 'ours.jsonl'),
  theirs: join(folder, 'theirs.jsonl'),
};
writeFileSync(runs.plan, JSON.stringify(runsPlan));
const places = { data, golden, minilm: minilmFolder(), runs: quick ? null : runs };
process.env['HF_HUB_OFFLINE'] = '1';

/** @param {string} name @param {readonly string[]} args */
const script = (name, ...args) => run(python, [join('tests/python', name), ...args]);

const engine = await buildForNode('tests/parity/main.ts', 'parity');
script('parity_data.py', trainFile, devFile, data);
if (!quick) await fullRuns();
console.log('Computing the numbers of PyTorch and sentence-transformers …');
for (const name of goldenScripts) script(name, golden);
script('parity_reference.py', data, golden);
const { compare } = await import(engine);
process.exitCode = (await compare(places, root)) ? 0 : 1;

/** Both sides at once, each on a thread of its own. */
async function fullRuns() {
  const child = join(folder, 'runs.mjs');
  writeFileSync(
    child,
    `import { runFully } from ${JSON.stringify(engine)};\nawait runFully(${JSON.stringify(places)}, ${JSON.stringify(runs)}, ${JSON.stringify(root)});\n`,
  );
  const count = runsPlan.losses.length * runsPlan.seeds.length;
  console.log(`${count} full runs of each side, two at a time; this takes a while.`);
  const started = Date.now();
  const timer = setInterval(() => tell(count, started), 60_000);
  try {
    await Promise.all([
      ended(process.execPath, [child]),
      ended(python, ['tests/python/parity_runs.py', data, runs.plan, runs.theirs]),
    ]);
  } finally {
    clearInterval(timer);
  }
}

/** @param {string} command @param {readonly string[]} args @returns {Promise<void>} */
function ended(command, args) {
  return new Promise((done, failed) => {
    spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).on('exit', (code) => {
      if (code === 0) done();
      else failed(new Error(`${command} ${args.join(' ')} ended with ${code}.`));
    });
  });
}

/** @param {number} count @param {number} started */
function tell(count, started) {
  /** @param {string} path */
  const lines = (path) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0);
  const minutes = Math.round((Date.now() - started) / 60_000);
  console.log(
    `${minutes} min: sentence-transformers ${lines(runs.theirs)} of ${count}, Semblance ${lines(runs.ours)} of ${count}`,
  );
}
