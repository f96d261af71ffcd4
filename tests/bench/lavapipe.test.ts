import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every kernel but the larger products, which take long to compile there, a trajectory of PyTorch, and mixed precision. */
const tests =
  '^(?!.*matmul).* equals its reference|matmul equals its reference › 5 ×|tiny BERT › ends where .*: ranking|^float16|scaled losses|in mixed precision';

/** @returns the exit code, and what was said */
function run(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['tools/gpu.mjs', '--check', ...words], {
    // The compiler's optimiser takes longer than what it spares here; drivers are the adapter's own.
    env: { ...process.env, GALLIVM_PERF: 'nopt', VK_ICD_FILENAMES: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

// `npm test` unpacks it where it can (tools/lavapipe.mjs).
describe.runIf(existsSync('.cache/lavapipe/lavapipe.json'))(
  'on Mesa’s lavapipe, by `npm run gpu`’s bundle',
  () => {
    it('kernels equal their references, steps end where PyTorch’s end, and mixed precision is close to float32', async () => {
      const { code, said } = await run(
        ...['--adapter', 'lavapipe', '--only', 'suites'],
        ...['--suites', 'kernels,golden steps,mixed', '--tests', tests],
      );
      expect(said).toContain('lavapipe: llvmpipe');
      expect(said).toContain('subgroups of 8–8; shader-f16: yes');
      const counts = [...said.matchAll(/: (\d+) passed, (\d+) failed/g)].map(([, passed, failed]) => [
        Number(passed),
        Number(failed),
      ]);
      expect(
        counts.map(([, failed]) => failed),
        said,
      ).toEqual([0, 0, 0]);
      expect(counts[0]?.[0]).toBeGreaterThanOrEqual(40);
      expect(counts[1]?.[0]).toBe(11);
      expect(counts[2]?.[0]).toBe(1);
      expect(code, said).toBe(0);
    }, 600_000);
  },
);
