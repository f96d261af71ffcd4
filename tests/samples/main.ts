/** `npm run samples:check`: trains on every sample of the page, prints a table of the results, and checks the rules. */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toProblem } from '../../src/core/errors';
import { samples } from '../../src/core/samples/catalogue';
import { renderEnglish } from '../../src/messages/english';
import type { ModelDescription } from '../../src/ml/model/types';
import { createNodeDevice, readBase } from '../../src/cli/engine';
import { exitCodes } from '../../src/cli/exitCodes';
import { evaluateBase, type SampleFacts, sampleFacts, tune, type Tuning } from './check';
import type { Measure } from './measure';
import { broken, type Findings, type Gain, meanOf } from './verdict';

const help = `Checks the samples of the page: their rows, and what the built-in model learns from them.

  npm run samples:check -- [files such as graded-similarity.csv] [--quick] [--seeds 1,2,3]

  --quick        one seed, and no control on spoiled rows
  --seeds LIST   seeds of the split and of the training; 1,2,3 without it

Exit codes: 0 all samples keep the rules, 1 one breaks them, 2 wrong arguments.
`;

interface Plan {
  readonly files: readonly string[];
  readonly seeds: readonly number[];
  readonly control: boolean;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

/** @param root the project's folder */
export async function samplesCommand(args: readonly string[], root: string): Promise<number> {
  const plan = parsePlan(args);
  if (typeof plan === 'string') {
    process.stderr.write(`${plan}\n\n${help}`);
    return exitCodes.usage;
  }
  if (!plan) {
    say(help);
    return exitCodes.done;
  }
  try {
    const description = await readBase(null, root);
    await createNodeDevice().start('wasm');
    let faults = 0;
    for (const sample of samples.filter(({ file }) => plan.files.includes(file))) {
      const facts = await sampleFacts(sample, join(root, 'public/samples', sample.file));
      faults += await checkSample(facts, description, plan);
    }
    say(faults === 0 ? 'All rules are kept.' : `Broken rules: ${faults}.`);
    return faults === 0 ? exitCodes.done : exitCodes.failed;
  } catch (error) {
    const { what, next } = toProblem(error);
    process.stderr.write(`${renderEnglish(what)}\n${renderEnglish(next)}\n`);
    return exitCodes.failed;
  }
}

/** Null where help is asked for; a sentence where an argument is wrong. */
function parsePlan(args: readonly string[]): Plan | string | null {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean' },
        seeds: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  const known: readonly string[] = samples.map(({ file }) => file);
  const unknown = positionals.find((file) => !known.includes(file));
  if (unknown !== undefined) return `There is no sample ${unknown}. There are ${known.join(', ')}.`;
  const seeds = (values.seeds ?? (values.quick ? '1' : '1,2,3')).split(',').map(Number);
  if (!seeds.every((seed) => Number.isInteger(seed) && seed >= 0)) return '--seeds is a list such as 1,2,3.';
  return { files: positionals.length > 0 ? positionals : known, seeds, control: !values.quick };
}

/** @returns how many rules are broken */
async function checkSample(facts: SampleFacts, description: ModelDescription, plan: Plan): Promise<number> {
  const { sample, measures, words } = facts;
  const { main, beside } = measures;
  say(`\n${sample.file} (${renderEnglish(sample.title)})`);
  say(factsLine(facts.findings));
  say(`  ${main.name}: chance ${number(main.chance)}, word counts ${number(words)}`);
  let { findings } = facts;
  if (sample.language === 'en') {
    for (const seed of plan.seeds) {
      const tuned = await tune(facts, description, { seed, spoil: false });
      say(`  seed ${seed}: ${tuningLine(tuned, beside)}`);
      findings = {
        ...findings,
        tuned: [...findings.tuned, tuned.gain],
        spearman: [...findings.spearman, tuned.spearman],
      };
      if (!plan.control) continue;
      const control = await tune(facts, description, { seed, spoil: true });
      say(`  seed ${seed}, spoiled rows: ${tuningLine(control, beside)}`);
      findings = { ...findings, control: [...findings.control, control.gain] };
    }
    say(`  base ${summary(findings.tuned, 'before')}, tuned ${summary(findings.tuned, 'after')}`);
    if (plan.control) say(`  control ${summary(findings.control, 'after')}`);
  } else {
    const unread = await evaluateBase(facts, description);
    say(`  base model on all rows ${number(unread)}; not trained: the built-in model reads English,`);
    say('  and this sample is for another base model');
    findings = { ...findings, unread };
  }
  const faults = broken(findings);
  say(faults.length === 0 ? '  ok' : faults.map((fault) => `  BROKEN: ${fault}`).join('\n'));
  return faults.length;
}

function factsLine({ rows, rejected, duplicates, positives }: Findings): string {
  const balance = positives === null ? '' : `, ${Math.round(100 * positives)} % of label 1`;
  return `  ${rows} rows, ${rejected} skipped, ${duplicates} duplicates${balance}`;
}

const number = (value: number) => value.toFixed(3);
const arrow = ({ before, after }: Gain) => `${number(before)} → ${number(after)}`;

const tuningLine = ({ gain, beside, cpuSeconds }: Tuning, measure: Measure | null) =>
  [
    arrow(gain),
    measure && beside ? ` (${measure.name} ${arrow(beside)})` : '',
    `, ${Math.round(cpuSeconds)} s of processor time`,
  ].join('');

/** The mean, and from where to where. */
function summary(gains: readonly Gain[], when: keyof Gain): string {
  const values = gains.map((gain) => gain[when]);
  return `${number(meanOf(values))} (${number(Math.min(...values))} to ${number(Math.max(...values))})`;
}
