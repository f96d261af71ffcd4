/** Runs the command line in a process of its own. */

import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const newFolder = () => mkdtemp(join(tmpdir(), 'semblance-'));

const eventSchema = z.looseObject({ type: z.string() });
export type Said = z.output<typeof eventSchema>;

interface Ended {
  readonly code: number | null;
  /** What was said, where `--json` was given. */
  readonly events: readonly Said[];
  readonly stdout: string;
  readonly stderr: string;
}

type OnEvent = (event: Said, signal: (name: NodeJS.Signals) => void) => void;

/** `npm run train` with these arguments. @param onEvent sees each event as it is said, and can send the process a signal */
export const train = (args: readonly string[], onEvent: OnEvent = () => {}): Promise<Ended> =>
  start(['train', ...args], args.includes('--json') ? onEvent : null);

/** A command with its arguments. */
export const runCli = (args: readonly string[]): Promise<Ended> => start(args, null);

/** @param onEvent takes each line of standard output as an event; null: they are none */
function start(args: readonly string[], onEvent: OnEvent | null): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, ['tools/cli.mjs', ...args], { cwd: root });
    const events: Said[] = [];
    let [stdout, stderr, rest] = ['', '', ''];
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (!onEvent) return;
      for (const line of lines) {
        const event = eventSchema.parse(JSON.parse(line));
        events.push(event);
        onEvent(event, (name) => running.kill(name));
      }
    });
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    running.on('error', reject);
    running.on('close', (code) => resolve({ code, events, stdout, stderr }));
  });
}
