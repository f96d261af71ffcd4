/**
 * `npm run verdict:check`: the verdict under conditions whose right answer is known, and how often its interval holds what
 * it promises. By hand: it takes minutes.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { samples } from '../../src/core/samples/catalogue';
import { createNodeDevice, readBase } from '../../src/cli/engine';
import { exitCodes } from '../../src/cli/exitCodes';
import { coverage, type Situation } from './coverage';
import { conditions, outcome } from './runs';

const help = `Checks the verdict by runs and by simulation.

  npm run verdict:check -- [--runs 10] [--sample duplicate-questions.csv] [--draws 2000]

  --runs N     runs of each condition; 0 leaves them out
  --sample F   the sample that they train on
  --draws N    samples for each coverage; 0 leaves it out
  --only TEXT  the situations and conditions whose names contain it
`;

const situations: readonly Situation[] = [
  { metric: 'spearman', kind: 'score', sharing: 1, rows: 20 },
  { metric: 'spearman', kind: 'score', sharing: 1, rows: 70 },
  { metric: 'spearman', kind: 'score', sharing: 1, rows: 300 },
  { metric: 'spearman', kind: 'score', sharing: 3, rows: 69 },
  { metric: 'spearman', kind: 'score', sharing: 3, rows: 300 },
  { metric: 'spearman', kind: 'binary', sharing: 1, rows: 70 },
  { metric: 'spearman', kind: 'binary', sharing: 3, rows: 300 },
  { metric: 'primary', kind: 'binary', sharing: 1, rows: 70 },
  { metric: 'primary', kind: 'binary', sharing: 1, rows: 300 },
  { metric: 'spearman', kind: 'pairs', sharing: 1, rows: 140 },
];

const say = (text: string) => process.stdout.write(`${text}\n`);

/** @param root the project's folder */
export async function verdictCommand(args: readonly string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10' },
      sample: { type: 'string', default: 'duplicate-questions.csv' },
      draws: { type: 'string', default: '2000' },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const sample = samples.find(({ file }) => file === values.sample);
  if (values.help || !sample) {
    say(help);
    return values.help ? exitCodes.done : exitCodes.usage;
  }
  const [count, draws] = [Number(values.runs), Number(values.draws)];
  if (draws > 0) say('Coverage of the 95 % interval of the difference');
  for (const situation of draws > 0 ? situations : []) {
    const { metric, kind, sharing, rows } = situation;
    const name = `${metric}, ${kind}, ${rows} rows, ${sharing} sharing a sentence`;
    if (!name.includes(values.only)) continue;
    say(`  ${name}: ${(100 * coverage(situation, draws)).toFixed(1)} %`);
  }
  if (count === 0) return exitCodes.done;
  const description = await readBase(null, root);
  await createNodeDevice().start('wasm');
  const path = join(root, 'public/samples', sample.file);
  say(`${sample.file}, ${count} runs each: better, too close to call, worse, diverged`);
  for (const [name, condition] of Object.entries(conditions)) {
    if (!name.includes(values.only)) continue;
    const counts = { better: 0, close: 0, worse: 0, diverged: 0 };
    for (let seed = 1; seed <= count; seed++) {
      const { answer } = await outcome(sample, path, description, condition, seed);
      counts[answer]++;
      say(`    ${name}, seed ${seed}: ${answer}`);
    }
    say(`  ${name}: ${counts.better}, ${counts.close}, ${counts.worse}, ${counts.diverged}`);
  }
  return exitCodes.done;
}
